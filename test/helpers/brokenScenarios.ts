import { steps } from '../../src/scenario/steps.ts'

/** A broken scenario file: `flow.yaml`, and what stands beside it. */
export interface BrokenScenario {
  readonly title: string
  readonly text: string | Uint8Array
  readonly beside?: Readonly<Record<string, string>>
  /** The one line that tells it, after `pcm: `. */
  readonly told: string
}

const names = steps.map(({ name }) => name).join(', ')
const header = 'name: x\nvehicle: 911-991-2018\n---\n'
const part = (steps: string, line = '') => `name: p\npart: true\n${line}---\n${steps}\n`
const mebibyte = 1024 * 1024
const most = mebibyte / 4

const doubling = Object.fromEntries(
  Array.from({ length: 14 }, (_, index) => [
    `p${String(index)}.yaml`,
    part(
      index === 13
        ? '- press: $key'
        : `- run: { file: p${String(index + 1)}.yaml, with: { key: $key } }\n- run: { file: p${String(index + 1)}.yaml, with: { key: $key } }`,
      'parameters: [key]\n',
    ),
  ]),
)
const chain = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    `p${String(index)}.yaml`,
    part(`- run: p${String(index + 1)}.yaml`),
  ]),
)
const laughs = Array.from(
  { length: 9 },
  (_, level) =>
    `- say: &l${String(level)} [${Array(9)
      .fill(`*l${String(level - 1)}`)
      .join(', ')}]`,
)
  .join('\n')
  .replaceAll('*l-1', 'ha')

function latin1(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}

export const brokenScenarios: readonly BrokenScenario[] = [
  {
    title: 'nothing at all',
    text: '',
    told: 'flow.yaml:1:1 the file is empty; expected a header, a line `---`, and a list of steps',
  },
  {
    title: 'blank lines',
    text: ' \n\n\t\n',
    told: 'flow.yaml:1:1 the file is empty; expected a header, a line `---`, and a list of steps',
  },
  {
    title: 'comments alone',
    text: '# a flow\n# to come\n',
    told: 'flow.yaml:1:1 0 documents; expected two: a header, a line `---`, and a list of steps',
  },
  {
    title: 'a header alone',
    text: 'name: x\nvehicle: 911-991-2018\n',
    told: 'flow.yaml:1:1 1 document; expected two: a header, a line `---`, and a list of steps',
  },
  {
    title: 'a header and an empty rest',
    text: 'name: x\nvehicle: 911-991-2018\n---\n',
    told: 'flow.yaml:3:4 no list of steps; expected a list, `- press: …`',
  },
  {
    title: 'steps alone',
    text: '- press: phone\n',
    told: 'flow.yaml:1:1 1 document; expected two: a header, a line `---`, and a list of steps',
  },
  {
    title: 'three documents',
    text: `${header}- press: phone\n---\n- press: phone\n`,
    told: 'flow.yaml:6:1 3 documents; expected two: a header, a line `---`, and a list of steps',
  },
  {
    title: 'plain text',
    text: 'Press the phone key, then choose roaming.\n',
    told: 'flow.yaml:1:1 1 document; expected two: a header, a line `---`, and a list of steps',
  },
  {
    title: 'JSON of another kind',
    text: '{ "steps": ["phone"] }\n',
    told: 'flow.yaml:1:1 1 document; expected two: a header, a line `---`, and a list of steps',
  },
  {
    title: 'a picture',
    text: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    told: 'flow.yaml:1:1 the file is not text in UTF-8; expected a YAML file',
  },
  {
    title: 'a NUL in the middle',
    text: `${header}- press: ph\u0000one\n`,
    told: 'flow.yaml:1:1 the file is not text in UTF-8; expected a YAML file',
  },
  {
    title: 'Latin-1 in place of UTF-8',
    text: latin1(`name: Überall\n${header}`),
    told: 'flow.yaml:1:1 the file is not text in UTF-8; expected a YAML file',
  },
  {
    title: 'UTF-16',
    text: Uint8Array.from(Buffer.from(`\ufeff${header}`, 'utf16le')),
    told: 'flow.yaml:1:1 the file is not text in UTF-8; expected a YAML file',
  },
  {
    title: 'a control character',
    text: `${header}- say: { en: "a\u0001b" }\n`,
    told: 'flow.yaml:4:16 a control character; expected text; it can be written as an escape in double quotes, such as "\\u0001"',
  },
  {
    title: 'ten megabytes',
    text: '# padding\n'.repeat(mebibyte),
    told: 'flow.yaml:1:1 the file is larger than 256 KiB; expected a scenario of at most 256 KiB',
  },
  {
    title: 'a very long line',
    text: `${header}- choose: ${'x'.repeat(most - 100)}\n`,
    told: `flow.yaml:4:3 choose: ${'x'.repeat(192)}…; expected Too big: expected string to have <=64 characters, such as \`- choose: roaming\``,
  },
  {
    title: 'an alias bomb',
    text: `${header}${laughs}\n`,
    told: 'flow.yaml:5:13 too many aliases; expected at most 50',
  },
  {
    title: 'an alias to itself',
    text: `${header}- say: &a { en: *a }\n`,
    told: 'flow.yaml:4:17 an alias within what it stands for, *a; expected an alias to something before it',
  },
  {
    title: 'an alias to nothing',
    text: `${header}- press: *phone\n`,
    told: 'flow.yaml:4:10 an alias to nothing, *phone; expected an anchor &phone before it, or the text in quotes',
  },
  {
    title: 'a merge key',
    text: `${header}- see:\n    <<: { kind: home }\n`,
    told: 'flow.yaml:5:5 see: unknown key <<; expected one of kind, title, path, focus, entry, entries, no-entry, dialog, input, status, key, no-key, tone, owner',
  },
  {
    title: 'lists in lists in lists',
    text: `${header}- see: { path: ${'['.repeat(5000)}${']'.repeat(5000)} }\n`,
    told: 'flow.yaml:1:1 lists or maps too deep in one another; expected a header and a list of steps',
  },
  {
    title: 'a staircase of blocks',
    text: header + Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}- a:\n`).join(''),
    told: 'flow.yaml:1:1 lists or maps too deep in one another; expected a header and a list of steps',
  },
  {
    title: 'repeats within repeats without end',
    text: `${header}- ${'repeat: { times: 2, steps: [{ '.repeat(40)}press: phone${' }] }'.repeat(40)}\n`,
    told: 'flow.yaml:1:1 lists or maps too deep in one another; expected a header and a list of steps',
  },
  {
    title: 'a tag of another language',
    text: `${header}- say: !!js/function "() => 1"\n`,
    told: 'flow.yaml:4:3 say: () => 1 is not right; expected a map, such as `- say: { en: "We cross the border." }`',
  },
  {
    title: 'a tab in the indentation',
    text: `${header}- see:\n\tkind: home\n`,
    told: 'flow.yaml:5:1 a tab in the indentation; expected spaces',
  },
  {
    title: 'a wrong indentation',
    text: `${header}- see:\n    kind: home\n   focus: phone\n`,
    told: 'flow.yaml:6:1 an indentation that fits nothing above it; expected the keys of one map one below the other',
  },
  {
    title: 'a key of a step that stands too far left',
    text: `${header}- see:\n  kind: home\n`,
    told: 'flow.yaml:4:3 see and kind is not a step; expected a map of one key, such as `- press: phone`',
  },
  {
    title: 'a quote that never ends',
    text: `${header}- say: { en: "We cross the border. }\n`,
    told: 'flow.yaml:5:1 a quote or a bracket without its partner; expected quotes and brackets in pairs',
  },
  {
    title: 'a brace that never ends',
    text: `${header}- see: { kind: home\n- press: phone\n`,
    told: 'flow.yaml:5:1 an indentation that fits nothing above it; expected the keys of one map one below the other',
  },
  {
    title: 'a colon in a sentence',
    text: 'name: Roaming: abroad\nvehicle: 911-991-2018\n---\n- press: phone\n',
    told: 'flow.yaml:1:7 a colon within a text; expected the text in quotes',
  },
  {
    title: 'a key twice in the header',
    text: `name: x\nname: y\nvehicle: 911-991-2018\n---\n- press: phone\n`,
    told: 'flow.yaml:2:1 the same key twice; expected every key once',
  },
  {
    title: 'a key twice in a step',
    text: `${header}- see: { kind: home, kind: list }\n`,
    told: 'flow.yaml:4:22 the same key twice; expected every key once',
  },
  {
    title: 'a step that is none',
    text: `${header}- pres: phone\n`,
    told: `flow.yaml:4:3 unknown step pres; expected one of ${names} (did you mean press?)`,
  },
  {
    title: 'two steps in one',
    text: `${header}- press: phone\n  choose: opt\n`,
    told: 'flow.yaml:4:3 press and choose is not a step; expected a map of one key, such as `- press: phone`',
  },
  {
    title: 'a step without its argument',
    text: `${header}- press:\n`,
    told: 'flow.yaml:4:3 press: nothing is not right; expected a text or a map, such as `- press: phone`',
  },
  {
    title: 'a step as a word',
    text: `${header}- back\n`,
    told: 'flow.yaml:4:3 back is not a step; expected a map of one key, such as `- back: {}`',
  },
  {
    title: 'an unknown node',
    text: `${header}- choose: raoming\n`,
    told: 'flow.yaml:4:3 unknown entry raoming; expected the id or label of an entry, or a button of a dialog (did you mean roaming?)',
  },
  {
    title: 'an unknown node inside blocks',
    text: `${header}- when:\n    locale: en\n    steps:\n      - repeat:\n          times: 2\n          steps:\n            - see: { entry: { id: raoming } }\n`,
    told: 'flow.yaml:10:31 unknown node raoming; expected the id of a menu node (did you mean roaming?)',
  },
  {
    title: 'an unknown key of the car',
    text: `${header}- press: phoen\n`,
    told: 'flow.yaml:4:3 unknown key phoen; expected one of knob, back, home, phone, radio, media, nav, apps, car, set, devices, power (did you mean phone?)',
  },
  {
    title: 'an unknown message',
    text: `${header}- message: { on: car.presense.changed }\n`,
    told: 'flow.yaml:4:14 unknown message car.presense.changed; expected the name of a message (did you mean car.presence.changed?)',
  },
  {
    title: 'an unknown reason',
    text: `${header}- choose: { entry: roaming, refused: car-ofline }\n`,
    told: 'flow.yaml:4:29 unknown reason car-ofline; expected the code of a reason (did you mean car-offline?)',
  },
  {
    title: 'an unknown vehicle',
    text: 'name: x\nvehicle: 911-991-2081\n---\n- press: phone\n',
    told: 'flow.yaml:2:1 unknown vehicle 911-991-2081; expected an id that `pcm vehicles` lists (did you mean 911-991-2018?)',
  },
  {
    title: 'an unknown language',
    text: 'name: x\nvehicle: 911-991-2018\nlocales: [de, fn]\n---\n- press: phone\n',
    told: 'flow.yaml:3:15 unknown language fn; expected one of cs, de, en, fr, it, ru (did you mean en?)',
  },
  {
    title: 'an unknown market',
    text: 'name: x\nvehicle: 911-991-2018\nmarkets: [DE, UK]\n---\n- press: phone\n',
    told: 'flow.yaml:3:15 unknown market UK; expected one of AD, AL, AT, AU, BA, BE, BG, CA, CH, CN, CY, CZ, DE, DK, EE, ES, FI, FR, GB, GI, GR, HK, HR, HU, IE, IS, IT, JP, LI, LT, LU, LV, MC, MT, NL, NO, PL, PT, RO, RU, SE, SI, SK, TW, US (did you mean DK?)',
  },
  {
    title: 'an impossible matrix',
    text: 'name: x\nvehicles: { model: taycan, modelYear: 2017..2019 }\nlocales: all\n---\n- press: phone\n',
    told: 'flow.yaml:2:1 no vehicle of the catalogue is all of this; expected a choice that at least one vehicle meets',
  },
  {
    title: 'a matrix that goes backwards',
    text: 'name: x\nvehicles: { modelYear: 2019..2017 }\n---\n- press: phone\n',
    told: 'flow.yaml:2:1 no vehicle of the catalogue is all of this; expected a choice that at least one vehicle meets',
  },
  {
    title: 'a condition that nothing meets',
    text: `${header}- press: phone\n- press: apps\n  when: { vehicles: { model: taycan } }\n`,
    told: 'flow.yaml:6:3 a condition that no run of this scenario meets; expected a vehicle, language or market that the scenario is played in',
  },
  {
    title: 'a repeat without end',
    text: `${header}- repeat: { until: { see: { kind: list } }, steps: [{ turn: 1 }] }\n`,
    told: 'flow.yaml:4:3 repeat: a map is not right; expected until and at-most together: what never comes must not be waited for without end, such as `- repeat: { times: 3, steps: [{ turn: 1 }] }`',
  },
  {
    title: 'a repeat until something is done',
    text: `${header}- repeat: { until: { press: phone }, at-most: 2, steps: [{ turn: 1 }] }\n`,
    told: 'flow.yaml:4:13 press is nothing to look at; expected a map of one key, one of see, message, time',
  },
  {
    title: 'a value before it is kept',
    text: `${header}- enter: $code\n- keep: { code: { screen: title } }\n`,
    told: 'flow.yaml:4:3 nothing is kept as code by then; expected keep: { code: … } in a step before; a dollar sign is written $$',
  },
  {
    title: 'a secret to be kept',
    text: `${header}- keep: { pin: { message: surroundings.simCard.changed, field: simCard.pin } }\n`,
    told: 'flow.yaml:4:57 keep: simCard.pin is not right for pin.field; expected a field that is no secret: a secret is named, as in { secret: sim.pin }',
  },
  {
    title: 'a part that is not there',
    text: `${header}- run: parts/opne.yaml\n`,
    told: 'flow.yaml:4:3 no file parts/opne.yaml; expected a scenario file, relative to this one',
  },
  {
    title: 'a part that runs itself',
    text: `${header}- run: p.yaml\n`,
    beside: { 'p.yaml': part('- run: p.yaml') },
    told: 'p.yaml:4:3 p.yaml runs itself; expected parts that do not come back to where they began',
  },
  {
    title: 'two parts that run each other',
    text: `${header}- run: p.yaml\n- run: q.yaml\n`,
    beside: { 'p.yaml': part('- run: q.yaml'), 'q.yaml': part('- run: p.yaml') },
    told: 'q.yaml:4:3 p.yaml runs itself; expected parts that do not come back to where they began',
  },
  {
    title: 'a part without its parameter',
    text: `${header}- run: p.yaml\n`,
    beside: { 'p.yaml': part('- press: $key', 'parameters: [key]\n') },
    told: 'flow.yaml:4:3 p.yaml needs key; expected with: { key: … }',
  },
  {
    title: 'a part with a parameter that it has not',
    text: `${header}- run: { file: p.yaml, with: { kye: phone } }\n`,
    beside: { 'p.yaml': part('- press: $key', 'parameters: [{ key: phone }]\n') },
    told: 'flow.yaml:4:3 p.yaml has no parameter kye; expected one of key (did you mean key?)',
  },
  {
    title: 'a part that is told nonsense',
    text: `${header}- run: { file: p.yaml, with: { key: 5 } }\n`,
    beside: { 'p.yaml': part('- press: $key', 'parameters: [key]\n') },
    told: 'flow.yaml:4:3 p.yaml:5 press: 5 is not right; expected a text or a map, such as `- press: phone`',
  },
  {
    title: 'parts that double themselves',
    text: `${header}- run: { file: p0.yaml, with: { key: phone } }\n`,
    beside: doubling,
    told: 'p7.yaml:6:3 p8.yaml:5 p9.yaml:5 p10.yaml:6 p11.yaml:6 p12.yaml:5 too many parts in one scenario; expected at most 200',
  },
  {
    title: 'a long chain of parts',
    text: `${header}- run: p0.yaml\n`,
    beside: { ...chain, 'p20.yaml': part('- press: phone') },
    told: 'p15.yaml:4:3 parts too deep in parts; expected at most 16',
  },
]
