import { expect, test } from 'vitest'
import { faultText } from '../../src/catalogue/catalogue.ts'
import { checkCatalogue } from '../../src/catalogue/checkCatalogue.ts'
import { labelFor } from '../../src/catalogue/labelFor.ts'
import { menuFor } from '../../src/catalogue/menuFor.ts'
import { parseCatalogue } from '../../src/catalogue/parseCatalogue.ts'
import { textFor } from '../../src/catalogue/textFor.ts'
import { vehicleOf, vehiclesOf } from '../../src/catalogue/vehicle.ts'
import { catalogueFiles } from '../helpers/catalogueFiles.ts'
import { smallCatalogueFiles, smallCatalogueWith } from '../helpers/smallCatalogueFiles.ts'

function faultsOf(files: Readonly<Record<string, string>>): readonly string[] {
  return parseCatalogue(files).faults.map(faultText)
}

test('a wrong value is told with file, line and column', () => {
  expect(faultsOf(smallCatalogueWith('vehicles/718.yaml', 'roaming: A', 'roaming: X'))).toEqual([
    'vehicles/718.yaml:9:9 generations.0.modelYears.0.roaming: Invalid option: expected one of "A"|"B"|"C"|"T"',
  ])
})

test('a key that the schema does not know is told where it stands', () => {
  expect(
    faultsOf(smallCatalogueWith('menus/a.yaml', '    items', '    colour: red\n    items')),
  ).toEqual(['menus/a.yaml:6:5 items.0: Unrecognized key: "colour"'])
})

test('a key that stands twice is a fault', () => {
  const [fault] = faultsOf(
    smallCatalogueWith('texts/en.yaml', '  home: Home', '  home: Home\n  home: House'),
  )
  expect(fault).toMatch(/^texts\/en\.yaml:6:3 .*unique/)
})

test('a file that is no YAML is told where it breaks', () => {
  const [fault] = faultsOf(smallCatalogueWith('skins/a.yaml', 'families: [A]', 'families: [A'))
  expect(fault).toMatch(/^skins\/a\.yaml:\d+:\d+ /)
})

test('a tag that means nothing here is a fault', () => {
  expect(
    faultsOf(smallCatalogueWith('skins/a.yaml', 'note: a', 'note: !!js/function a')),
  ).toHaveLength(1)
})

test('an unknown file, a missing file and a misnamed file are faults', () => {
  const rest = Object.fromEntries(
    Object.entries(smallCatalogueFiles).filter(([file]) => file !== 'paths.yaml'),
  )
  expect(
    faultsOf({
      ...rest,
      'vehicle/718.yaml': 'a: 1',
      'texts/fr.yaml': 'locale: it\nconfidence: assumed\nnote: a\nprompts: {}\nreasons: {}\n',
    }),
  ).toEqual([
    'paths.yaml:1:1 the file is missing',
    'texts/fr.yaml:1:1 the file is named fr, but its locale is it',
    'vehicle/718.yaml:1:1 no file of the catalogue has this name',
  ])
})

test.each([
  ['empty', '   \n', 'the file is empty'],
  ['binary', 'locale: xx\0', 'the file is binary, not text'],
  ['huge', `# ${'x'.repeat(1024 * 1024)}`, 'the file is larger than 1 MiB'],
])('a file that is %s is a fault', (_, text, problem) => {
  expect(faultsOf({ ...smallCatalogueFiles, 'texts/xx.yaml': text })).toEqual([
    `texts/xx.yaml:1:1 ${problem}`,
  ])
})

test('aliases cannot blow a file up, nor deep nesting the stack', () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
  for (const [from, to] of ['ab', 'bc', 'cd', 'de', 'ef']) {
    bomb.push(
      `${String(to)}: &${String(to)} [${Array<string>(10)
        .fill(`*${String(from)}`)
        .join(', ')}]`,
    )
  }
  expect(faultsOf({ ...smallCatalogueFiles, 'texts/xx.yaml': bomb.join('\n') })).toEqual([
    'texts/xx.yaml:1:1 Excessive alias count indicates a resource exhaustion attack',
  ])
  expect(
    faultsOf({ ...smallCatalogueFiles, 'texts/xx.yaml': `a: ${'['.repeat(100_000)}` }).length,
  ).toBeGreaterThan(0)
})

test('a faulty file is left out, and the others count all the same', () => {
  const { catalogue, faults } = parseCatalogue({
    ...catalogueFiles(),
    'labels/fr.yaml': 'labels: [',
  })
  expect(faults.map(({ file }) => file)).toContain('labels/fr.yaml')
  expect(Object.keys(catalogue.labels)).not.toContain('fr')
  expect(Object.keys(catalogue.labels)).toContain('it')
  expect(vehiclesOf(catalogue)).toHaveLength(48)
})

test('a language that nobody has seen needs its files and nothing else', () => {
  const { catalogue, faults } = checkCatalogue({
    ...catalogueFiles(),
    'labels/sw.yaml': `locale: sw
name: Kiswahili
labels:
  A:
    phone: { text: SIMU, sources: [design], confidence: assumed, note: for this test }
`,
    'texts/sw.yaml': `locale: sw
confidence: assumed
note: for this test
prompts: { pin-wrong: 'PIN si sahihi: {tries}' }
reasons: {}
`,
  })
  expect(faults).toEqual([])
  const vehicle = vehicleOf(catalogue, '718-982-2019')
  const labels =
    vehicle && menuFor(catalogue, vehicle).map((node) => labelFor(catalogue, node, 'sw').text)
  expect(labels).toEqual(['SIMU', 'APPS', 'Updates'])
  expect(textFor(catalogue, 'sw', 'prompts', 'pin-wrong', { tries: 2 })).toBe('PIN si sahihi: 2')
  expect(textFor(catalogue, 'sw', 'prompts', 'back')).toBe('Back')
})

test('a further model year needs a row and nothing else', () => {
  const files = catalogueFiles()
  const taycan = `${files['vehicles/taycan.yaml'] ?? ''}
      - modelYear: 2025
        roaming: T
        data: T
        pin: T
        link: LINK-ID
        confidence: assumed
        note: for this test
        sources: { roaming: [design], data: [design], pin: [design], link: [design] }
`
  const { catalogue, faults } = checkCatalogue({ ...files, 'vehicles/taycan.yaml': taycan })
  expect(faults).toEqual([])
  expect(vehicleOf(catalogue, 'taycan-y1a-2025')).toMatchObject({
    roaming: 'T',
    linkMethod: 'porsche-id',
  })
})
