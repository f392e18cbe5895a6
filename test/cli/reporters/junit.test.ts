import { XMLParser } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { junitReporter } from '../../../src/cli/reporters/junit.ts'
import { junitFaults } from '../../helpers/junitFaults.ts'
import { reportOf } from '../../helpers/reportOf.ts'
import { requirement } from '../../helpers/requirement.ts'
import { everyOutcome } from '../../helpers/runEvents.ts'

const xmllint = requirement('xmllint')
const xml = reportOf(junitReporter, everyOutcome())

test.skipIf(xmllint.skip)('Jenkins and GitLab take a report with every kind of outcome', () => {
  expect(junitFaults(xmllint.path, xml)).toBe('')
})

test.skipIf(xmllint.skip)('they take the report of no run at all', () => {
  expect(junitFaults(xmllint.path, reportOf(junitReporter, []))).toBe('')
})

test.skipIf(xmllint.skip).each([
  ['an attribute that Jenkins refuses', xml.replace('<testsuites ', '<testsuites skipped="1" ')],
  ['an element that nobody knows', xml.replace('<flakyFailure', '<flaky/><flakyFailure')],
  ['a time that is no number', xml.replace(/time="[^"]*"/, 'time="1e3"')],
  ['two cases of one name', xml.replace('classname="c.yaml"', 'classname="a.yaml"')],
])('the schema finds %s', (_, changed) => {
  expect(changed).not.toBe(xml)
  expect(junitFaults(xmllint.path, changed)).toMatch(/Schemas validity error|element|attribute/)
})

test('each outcome is told in the form that CI servers read', () => {
  const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(
    xml,
  ) as unknown
  expect(parsed).toMatchObject({
    testsuites: {
      tests: '5',
      failures: '2',
      errors: '0',
      time: '1.234',
      testsuite: [
        { name: 'Home', file: 'a.yaml', testcase: { name: '911-991-2018 de' } },
        {
          name: 'Not <home> &  "there"',
          testcase: {
            classname: 'it is/b.yaml',
            failure: {
              message: 'b.yaml:5 see: expected kind list',
              '#text': expect.stringMatching(
                /expected: kind list \]\]> here\nseen: kind home\n\[home\] Главная\nmessages .*\ncar.presence.changed .*\nrepeat: pcm run 'it is\/b\.yaml' --vehicle 911-991-2018 --locale de --seed 1/,
              ) as unknown,
            },
          },
        },
        {
          testcase: {
            failure: {
              message: 'the run broke off: no end within 1 s',
              '#text': expect.stringContaining('repeat: pcm run c.yaml') as unknown,
            },
          },
        },
        {
          failures: '0',
          testcase: {
            flakyFailure: [{ message: 'no answer <once>' }, { message: 'no answer twice' }],
            'system-out': expect.stringContaining('flaky: passed at attempt 3') as unknown,
          },
        },
        { skipped: '1', testcase: { skipped: { message: 'skipped after a failure' } } },
      ],
    },
  })
})
