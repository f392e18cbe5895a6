import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { faultText } from '../../../src/catalogue/catalogue.ts'
import { checkCatalogue } from '../../../src/catalogue/checkCatalogue.ts'
import { smallCatalogueFiles, smallCatalogueWith } from '../../helpers/smallCatalogueFiles.ts'

interface Case {
  readonly rule: string
  readonly file: string
  readonly passage: string
  readonly replacement: string
  readonly fault: string
}

const enLabel = (key: string, text: string) =>
  `    ${key}: { text: ${text}, sources: ['004:195'], confidence: documented }\n`

const cases: readonly Case[] = [
  {
    rule: 'everySourceExists',
    file: 'menus/a.yaml',
    passage: "['004:195']\n",
    replacement: "['005:195']\n",
    fault: 'menus/a.yaml:4:15 items.0.sources.0: no document 005 in sources.yaml',
  },
  {
    rule: 'everySourceExists',
    file: 'labels/en.yaml',
    passage: "'004:135'",
    replacement: "'004:301'",
    fault: 'labels/en.yaml:8:35 labels.LINK-APPS.apps.sources.0: document 004 has no line 301',
  },
  {
    rule: 'everySourceExists',
    file: 'vehicles/718.yaml',
    passage: "pin: ['004:219']",
    replacement: "pin: ['004']",
    fault: 'vehicles/718.yaml:14:67 generations.0.modelYears.0.sources.pin.0: 004 needs a line',
  },
  {
    rule: 'doubtfulFactsHaveANote',
    file: 'labels/en.yaml',
    passage: ', note: a',
    replacement: '',
    fault: 'labels/en.yaml:8:47 labels.LINK-APPS.apps.confidence: what is inferred needs a note',
  },
  {
    rule: 'everyConflictIsExplained',
    file: 'menus/a.yaml',
    passage: 'documented\n    items',
    replacement: 'documented\n    conflicts: [C-01, C-77]\n    items',
    fault: 'menus/a.yaml:6:23 items.0.conflicts.1: no C-77 in conflicts.yaml',
  },
  {
    rule: 'everyConflictIsExplained',
    file: 'vehicles/718.yaml',
    passage: '        sources',
    replacement: '        flags: [{ kind: literal, conflict: C-14 }]\n        sources',
    fault:
      'vehicles/718.yaml:14:34 generations.0.modelYears.0.flags.0.conflict: no C-14 in conflicts.yaml',
  },
  {
    rule: 'listedIdsAreUnique',
    file: 'markets.yaml',
    passage: '  - code: DE',
    replacement:
      "  - { code: DE, contact: { address: b@example.com, sources: ['004:35'], confidence: documented } }\n  - code: DE",
    fault: 'markets.yaml:12:5 markets.1.code: DE is here twice',
  },
  {
    rule: 'siblingIdsAreUnique',
    file: 'menus/a.yaml',
    passage: '      - { id: roaming',
    replacement:
      "      - { id: roaming, sources: ['004:197'], confidence: documented, does: roaming, group: A }\n      - { id: roaming",
    fault: 'menus/a.yaml:8:11 phone/roaming: a sibling has this id already',
  },
  {
    rule: 'likeNamesASibling',
    file: 'menus/a.yaml',
    passage: 'documented\n    items',
    replacement: 'documented\n    like: apps\n    items',
    fault:
      'menus/a.yaml:6:5 phone: an entry has children of its own or those of a sibling, not both',
  },
  {
    rule: 'everyLeafServesAGroup',
    file: 'menus/a.yaml',
    passage: 'group: A',
    replacement: 'group: B',
    fault: 'menus/a.yaml:7:85 phone/roaming: no vehicle has roaming group B',
  },
  {
    rule: 'everyLeafServesAGroup',
    file: 'menus/a.yaml',
    passage: ', does: roaming, group: A',
    replacement: '',
    fault: 'menus/a.yaml:7:11 phone/roaming: the entry neither does anything nor holds entries',
  },
  {
    rule: 'vehiclesAreUnique',
    file: 'vehicles/718.yaml',
    passage: '      - modelYear: 2017\n',
    replacement:
      "      - { modelYear: 2017, roaming: A, data: A, pin: A, link: LINK-APPS, confidence: documented, sources: { roaming: ['004:1'], data: ['004:1'], pin: ['004:1'], link: ['004:1'] } }\n      - modelYear: 2017\n",
    fault: 'vehicles/718.yaml:9:9 718-982-2017: the vehicle is here twice',
  },
  {
    rule: 'everyVehicleHasItsEntries',
    file: 'vehicles/718.yaml',
    passage: 'data: A',
    replacement: 'data: C',
    fault: 'vehicles/718.yaml:8:9 718-982-2017: no menu tree C',
  },
  {
    rule: 'everyVehicleHasItsEntries',
    file: 'menus/a.yaml',
    passage: 'does: roaming,',
    replacement: 'since: 2018, does: roaming,',
    fault: 'vehicles/718.yaml:8:9 718-982-2017: its menu has no entry for roaming group A',
  },
  {
    rule: 'everyEntryHasAnEnglishLabel',
    file: 'labels/en.yaml',
    passage: enLabel('phone/roaming', 'Roaming'),
    replacement: '',
    fault: 'menus/a.yaml:7:11 phone/roaming: labels/en.yaml has no label for this entry',
  },
  {
    rule: 'everyLabelHasAPlace',
    file: 'labels/en.yaml',
    passage: '  LINK-APPS',
    replacement: `${enLabel('phone/opt', 'OPT')}  LINK-APPS`,
    fault: 'labels/en.yaml:7:5 phone/opt: menu tree A has no entry here',
  },
  {
    rule: 'labelsOnAScreenDiffer',
    file: 'labels/en.yaml',
    passage: 'text: APPS',
    replacement: 'text: PHONE',
    fault: 'labels/en.yaml:8:5 apps: “PHONE” is a word of another entry of the same screen too',
  },
  {
    rule: 'everyStatedPathCanBeWalked',
    file: 'paths.yaml',
    passage: '[PHONE, Roaming]',
    replacement: '[PHONE, Itinérance]',
    fault: 'paths.yaml:2:71 a: 718-982-2017 has no “Itinérance” here',
  },
  {
    rule: 'everyStatedPathCanBeWalked',
    file: 'paths.yaml',
    passage: 'group: A',
    replacement: 'group: B',
    fault: 'paths.yaml:2:61 a: no vehicle is in this group',
  },
  {
    rule: 'textsMatchEnglish',
    file: 'texts/de.yaml',
    passage: '{tries}',
    replacement: '{attempts}',
    fault: 'texts/de.yaml:5:3 prompts.pin-wrong: its names in braces should be: {tries}',
  },
  {
    rule: 'textsMatchEnglish',
    file: 'texts/de.yaml',
    passage: 'prompts:\n',
    replacement: 'prompts:\n  greeting: Hallo\n',
    fault: 'texts/de.yaml:5:3 prompts.greeting: English has no such text',
  },
  {
    rule: 'everyFamilyHasOneSkin',
    file: 'skins/a.yaml',
    passage: 'families: [A]',
    replacement: 'families: [B]',
    fault: 'skins:1:1 no skin draws menu family A',
  },
  {
    rule: 'everyKeyLeadsSomewhere',
    file: 'skins/a.yaml',
    passage: 'entry: phone',
    replacement: 'entry: set',
    fault: 'skins/a.yaml:10:18 phone: no car of this skin has the root set',
  },
  {
    rule: 'everyKeyLeadsSomewhere',
    file: 'skins/a.yaml',
    passage: ', cap: HOME',
    replacement: '',
    fault: 'skins/a.yaml:11:7 home: the key needs a cap',
  },
]

test('a catalogue that keeps every rule has no fault', () => {
  expect(checkCatalogue(smallCatalogueFiles).faults.map(faultText)).toEqual([])
})

test.each(cases)('$rule finds what is wrong: $fault', ({ file, passage, replacement, fault }) => {
  const { faults } = checkCatalogue(smallCatalogueWith(file, passage, replacement))
  expect(faults.map(faultText)).toEqual([fault])
})

test('two skins cannot draw one menu family', () => {
  const { faults } = checkCatalogue({
    ...smallCatalogueFiles,
    'skins/b.yaml': (smallCatalogueFiles['skins/a.yaml'] ?? '').replace('skin: a', 'skin: b'),
  })
  expect(faults.map(faultText)).toEqual([
    'skins/b.yaml:2:1 families: menu family A is drawn by a already',
  ])
})

test('every rule has a case here', () => {
  const rules = readdirSync('src/catalogue/rules').map((file) => file.replace('.ts', ''))
  expect([...new Set(cases.map(({ rule }) => rule))].sort()).toEqual(rules.sort())
})
