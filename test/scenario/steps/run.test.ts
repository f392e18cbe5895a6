import { expect, test } from 'vitest'
import { courseIn, playFiles, scenarioText, stepsIn } from '../../helpers/playScenario.ts'

const open = `name: Opens a menu
part: true
parameters: [key, { entry: opt }]
---
- press: $key
- choose: $entry
`

test('a part is played with the values of its parameters, or with their defaults', async () => {
  const main = scenarioText(
    '- run: { file: parts/open.yaml, with: { key: phone } }\n- run: { file: parts/open.yaml, with: { key: phone, entry: opt } }\n- see: { path: [phone, opt] }',
  )
  expect(courseIn(await playFiles({ 'a.yaml': main, 'parts/open.yaml': open }))).toEqual([
    'parts/open.yaml:5 press: phone',
    'parts/open.yaml:6 choose: opt',
    'parts/open.yaml:5 press: phone',
    'parts/open.yaml:6 choose: opt',
    '7 see: { path: [phone, opt] }',
  ])
})

test('a parameter may be a number, a map or the name of a file, and pass through parts', async () => {
  const files = {
    'a.yaml': scenarioText(
      '- run: { file: b.yaml, with: { which: c.yaml, count: 3, status: { connect: online } } }',
    ),
    'b.yaml':
      'name: b\npart: true\nparameters: [which, count, status]\n---\n- run: { file: $which, with: { many: $count, seen: $status } }\n',
    'c.yaml':
      'name: c\npart: true\nparameters: [many, seen]\n---\n- repeat: { times: $many, steps: [{ turn: $many }] }\n- see: { status: $seen }\n- say: { en: "$many times, for $$5" }\n',
  }
  const events = await playFiles(files)
  expect(courseIn(events)).toEqual([
    'c.yaml:5 turn: 3',
    'c.yaml:5 turn: 3',
    'c.yaml:5 turn: 3',
    'c.yaml:6 see: { status: { connect: online } }',
    'c.yaml:7 say: 3 times, for $5',
  ])
  expect(stepsIn(events).at(-1)).toMatchObject({ said: '3 times, for $5' })
})

test('what a part keeps is known after it', async () => {
  const files = {
    'a.yaml': scenarioText('- run: b.yaml\n- see: { title: $title }'),
    'b.yaml': 'name: b\npart: true\n---\n- keep: { title: { screen: title } }\n',
  }
  expect(stepsIn(await playFiles(files)).at(-1)).toMatchObject({ type: 'stepPassed' })
})

test('a kept value is handed to a part as any other', async () => {
  const files = {
    'a.yaml': scenarioText(
      '- keep: { first: { screen: focus } }\n- run: { file: b.yaml, with: { entry: $first } }',
    ),
    'b.yaml':
      'name: b\npart: true\nparameters: [entry]\n---\n- choose: $entry\n- see: { path: [phone] }\n',
  }
  expect(courseIn(await playFiles(files)).at(-1)).toBe('b.yaml:6 see: { path: [phone] }')
})
