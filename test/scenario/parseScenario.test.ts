import { expect, test } from 'vitest'
import { parseScenario } from '../../src/scenario/parseScenario.ts'
import { scenarioFaultText } from '../../src/scenario/scenarioFault.ts'
import { steps } from '../../src/scenario/steps.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'

function parse(text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return parseScenario(bytes, 'flow.yaml', shippedCatalogue())
}

function faultsOf(text: string | Uint8Array): readonly string[] {
  const parsed = parse(text)
  return 'faults' in parsed ? parsed.faults.map(scenarioFaultText) : []
}

const header = 'name: x\nvehicle: 911-991-2018\n---\n'
const flow = (step: string) => `${header}- ${step}\n`
const headed = (line: string) => `name: x\n${line}\n---\n- press: phone\n`
const bomb = `name: x
vehicle: 911-991-2018
tags: [a]
---
- say: &a { en: "xxxxxxxxxx" }
- say: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
- say: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
- say: [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
`

const wholeFile: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['an empty file', '', 'flow.yaml:1:1 the file is empty; expected a header'],
  ['only blank lines', '\n \n', 'flow.yaml:1:1 the file is empty; expected a header'],
  ['a binary file', new Uint8Array([1, 0, 2]), 'flow.yaml:1:1 the file is not text in UTF-8'],
  [
    'a file that is not UTF-8',
    new Uint8Array([110, 58, 0xff]),
    'flow.yaml:1:1 the file is not text',
  ],
  ['a huge file', '#'.repeat(256 * 1024 + 1), 'flow.yaml:1:1 the file is larger than 256 KiB'],
  ['one document', 'name: x\n', 'flow.yaml:1:1 1 document; expected two: a header'],
  ['three documents', `${flow('press: phone')}---\n- press: phone\n`, 'flow.yaml:6:1 3 documents'],
  [
    'a tab',
    `${header}- see:\n\t  kind: home\n`,
    'flow.yaml:5:1 a tab in the indentation; expected spaces',
  ],
  ['a key twice', 'name: x\nname: y\n---\n- back: {}\n', 'flow.yaml:2:1 the same key twice'],
  ['an alias bomb', bomb, 'flow.yaml:6:12 too many aliases'],
  ['broken YAML', `${header}- see: { kind: home\n`, 'flow.yaml:5:1 '],
  ['a staircase of lists', '- '.repeat(3000), 'flow.yaml:1:1 lists or maps too deep'],
  ['a long staircase', `${' '.repeat(999)}a:\n`, 'flow.yaml:1:1 lists or maps too deep'],
  ['a pit of lists', '['.repeat(200_000), 'flow.yaml:1:1 lists or maps too deep in one another'],
  ['no list of steps', `${header}press: phone\n`, 'flow.yaml:4:1 no list of steps'],
  ['no steps', `${header}[]\n`, 'flow.yaml:4:1 no steps; expected at least one step'],
]

test.each(wholeFile)('%s is told with its place', (_, text, told) => {
  expect(faultsOf(text)[0]).toContain(told)
})

const headers: readonly (readonly [string, string])[] = [
  ['lokale: de\nvehicle: 911-991-2018', 'flow.yaml:2:1 unknown key lokale; expected one of name'],
  [
    'vehicle: 911-991-2081',
    'flow.yaml:2:1 unknown vehicle 911-991-2081; expected an id that `pcm vehicles` lists (did you mean 911-991-2018?)',
  ],
  [
    'vehicles: { model: 912 }',
    'flow.yaml:2:13 unknown model 912; expected one of 718, 911, cayenne, macan, panamera, taycan (did you mean 911?)',
  ],
  [
    'vehicles: { model: 718, modelYear: 2016 }',
    'flow.yaml:2:1 no vehicle of the catalogue is all of this',
  ],
  [
    'vehicles: {}',
    'flow.yaml:2:1 a map is not right for vehicles; expected at least one key, or `vehicles: all`',
  ],
  [
    'vehicles: all\nvehicle: 911-991-2018',
    'flow.yaml:2:1 vehicle and vehicles; expected one of the two',
  ],
  [
    'locale: de',
    'flow.yaml:1:1 no vehicle; expected vehicle: <id>, vehicles: { … }, or part: true',
  ],
  ['part: true\nvehicle: 911-991-2018', 'flow.yaml:2:1 a part that names a vehicle'],
  [
    'vehicle: 911-991-2018\nlocale: ed',
    'flow.yaml:3:1 unknown language ed; expected one of cs, de, en, fr, it, ru (did you mean de?)',
  ],
  [
    'vehicle: 911-991-2018\nrules: [R-4.1, R-41.1]',
    'flow.yaml:3:16 unknown rule R-41.1; expected a number of rules.yaml',
  ],
  ['vehicle: 911-991-2018\nrules: [roaming]', 'flow.yaml:3:9 roaming is not right for rules.0'],
  ['vehicle: 911-991-2018\nlocales: [de, xx]', 'flow.yaml:3:15 unknown language xx'],
  [
    'vehicle: 911-991-2018\nlocale: de\nlocales: all',
    'flow.yaml:4:1 locale and locales; expected one of the two',
  ],
  [
    'vehicle: 911-991-2018\nexpect: fial',
    'flow.yaml:3:1 fial is not known for expect; expected one of pass, fail (did you mean fail?)',
  ],
  [
    'vehicle: 911-991-2018\ngiven: { car: { romaing: true } }',
    'flow.yaml:3:17 unknown key romaing',
  ],
  [
    'vehicle: 911-991-2018\ngiven: { backend: away }',
    'flow.yaml:3:10 away is not known for given.backend; expected one of answering, silent, unreachable',
  ],
  [
    'vehicle: 911-991-2018\nmarket: DE\ngiven: { market: FR }',
    'flow.yaml:3:1 market here and market under given; expected one of the two',
  ],
]

test.each(headers)('the header %j is told with its place', (lines, told) => {
  expect(faultsOf(headed(lines))[0]).toContain(told)
})

test('a scenario needs a name', () => {
  expect(faultsOf('vehicle: 911-991-2018\n---\n- back: {}\n')).toEqual([
    'flow.yaml:1:1 name is missing; expected a text',
  ])
})

const names = steps.map(({ name }) => name).join(', ')

const stepFaults: readonly (readonly [string, string])[] = [
  [
    'pres: phone',
    `flow.yaml:4:3 unknown step pres; expected one of ${names} (did you mean press?)`,
  ],
  ['back', 'flow.yaml:4:3 back is not a step; expected a map of one key, such as `- back: {}`'],
  ['{ press: phone, back: {} }', 'flow.yaml:4:3 press and back is not a step'],
  ['press: phoen', 'flow.yaml:4:3 unknown key phoen; expected one of knob, back, home, '],
  [
    'press: 5',
    'flow.yaml:4:3 press: 5 is not right; expected a text or a map, such as `- press: phone`',
  ],
  ['press: { key: phone, refsued: x }', 'flow.yaml:4:24 press: unknown key refsued'],
  [
    'press: { key: phone, refused: no-sim-crad }',
    'flow.yaml:4:24 unknown reason no-sim-crad; expected the code of a reason (did you mean no-sim-card?)',
  ],
  ['turn: 0', 'flow.yaml:4:3 turn: 0 is not right; expected a number of detents other than 0'],
  [
    'choose: roming',
    'flow.yaml:4:3 unknown entry roming; expected the id or label of an entry, or a button of a dialog (did you mean roaming?)',
  ],
  ['enter: 1234', 'flow.yaml:4:3 enter: 1234 is not right; expected a text or a map'],
  ['enter: { secret: sim.pni }', 'flow.yaml:4:12 enter: sim.pni is not known'],
  [
    'enter: { secret: sim.pin, text: "1" }',
    'flow.yaml:4:3 enter: a map is not right; expected one of text, secret, wrong',
  ],
  [
    'confirm:',
    'flow.yaml:4:3 confirm: nothing is not right; expected a map, such as `- confirm: {}`',
  ],
  ['world: { contry: FR }', 'flow.yaml:4:12 world: unknown key contry; expected one of'],
  ['world: {}', 'flow.yaml:4:3 world: a map is not right; expected at least one change'],
  [
    'world: { technology: 5G }',
    'flow.yaml:4:12 world: 5G is not known for technology; expected one of none, 2G, 3G, LTE',
  ],
  [
    'world: { country: FR, doors: open, refused: no-sim-slot }',
    'flow.yaml:4:3 world: a map is not right; expected at least one change, and only one beside refused',
  ],
  ['wait: 10', 'flow.yaml:4:3 wait: 10 is not right; expected a text'],
  ['wait: 10 moons', 'flow.yaml:4:3 wait: 10 moons is not right; expected a number and a unit'],
  [
    'wait: 400 days',
    'flow.yaml:4:3 wait: 400 days is not right; expected a number and a unit (ms, s, min, h, d), 366 days at most',
  ],
  ['see: { stauts: {} }', 'flow.yaml:4:10 see: unknown key stauts'],
  ['see: {}', 'flow.yaml:4:3 see: a map is not right; expected at least one thing to look at'],
  ['see: { status: { conect: online } }', 'flow.yaml:4:20 see: unknown key conect'],
  [
    'see: { entry: { id: raoming } }',
    'flow.yaml:4:19 unknown node raoming; expected the id of a menu node (did you mean roaming?)',
  ],
  ['see: { path: [phone, otp] }', 'flow.yaml:4:24 unknown node otp'],
  ['see: { status: { reason: data-of } }', 'flow.yaml:4:20 unknown reason data-of'],
  [
    'message: { on: car.presense.changed }',
    'flow.yaml:4:14 unknown message car.presense.changed; expected the name of a message (did you mean car.presence.changed?)',
  ],
  ['message: { carries: {} }', 'flow.yaml:4:3 message: '],
  ['say: { english: 1 }', 'flow.yaml:4:10 say: '],
]

test.each(stepFaults)('the step %j is told with its place', (step, told) => {
  expect(faultsOf(flow(step))[0]).toContain(told)
})

test('every fault of a file is told, not only the first', () => {
  expect(faultsOf('name: x\nvehicle: nope\n---\n- pres: phone\n- choose: roming\n')).toHaveLength(3)
})

test('an entry may be named by a label of any language: whether it is on the screen is seen when it is played', () => {
  expect(faultsOf(flow('choose: Роуминг'))).toEqual([])
})

test('a matcher means all the vehicles that meet it, a list of locales each one once', () => {
  const parsed = parse(
    'name: x\nvehicles: { model: [911, 718], generation: ["991", "982"], modelYear: 2017..2018 }\nlocales: [de, en, de]\n---\n- back: {}\n',
  )
  expect(parsed).toMatchObject({
    scenario: {
      vehicles: expect.arrayContaining([
        '911-991-2017',
        '911-991-2018',
        '718-982-2017',
        '718-982-2018',
      ]) as unknown,
      locales: ['de', 'en'],
      expect: 'pass',
    },
  })
  expect('scenario' in parsed && parsed.scenario.vehicles.length).toBe(4)
})

test('a matcher is held against the reading that is switched on (C-07)', () => {
  const parsed = parse(
    'name: x\nvehicles: { model: panamera, modelYear: 2020, roaming: C }\ngiven: { readings: [C-07] }\n---\n- back: {}\n',
  )
  expect(parsed).toMatchObject({ scenario: { vehicles: ['panamera-971-2020'] } })
})
