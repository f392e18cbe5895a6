/** The smallest catalogue that breaks no rule: one car, two entries. */
export const smallCatalogueFiles: Readonly<Record<string, string>> = {
  'sources.yaml': `documents:
  - { id: '004', kind: document, title: a, publisher: b, language: de, lines: 300, checked: '2024-03-01' }
  - { id: design, kind: decision, title: a, publisher: b, checked: '2024-03-01' }
`,
  'conflicts.yaml': `conflicts:
  - { id: C-01, title: a, decision: b, sources: ['004:137'] }
`,
  'paths.yaml': `paths:
  - { id: a, source: '004:195', locale: en, topic: roaming, group: A, labels: [PHONE, Roaming], ids: [phone, roaming] }
`,
  'markets.yaml': `switches:
  sources: [design]
  confidence: assumed
  note: a
  embeddedSim: true
  securityCode: true
  identityCheck: false
  callsByInsertedSim: true
  cards: [visa]
markets:
  - code: DE
    contact: { address: a@example.com, sources: ['004:35'], confidence: documented }
`,
  'menus/a.yaml': `tree: A
items:
  - id: phone
    sources: ['004:195']
    confidence: documented
    items:
      - { id: roaming, sources: ['004:195'], confidence: documented, does: roaming, group: A }
`,
  'menus/link-apps.yaml': `tree: LINK-APPS
method: pairing-code
items:
  - { id: apps, sources: ['004:135'], confidence: documented, does: pairing-code, group: LINK-APPS }
`,
  'labels/en.yaml': `locale: en
name: English
labels:
  A:
    phone: { text: PHONE, sources: ['004:195'], confidence: documented }
    phone/roaming: { text: Roaming, sources: ['004:195'], confidence: documented }
  LINK-APPS:
    apps: { text: APPS, sources: ['004:135'], confidence: inferred, note: a }
`,
  'texts/en.yaml': `locale: en
confidence: assumed
note: a
prompts:
  home: Home
  pin-wrong: 'Wrong. {tries} left'
reasons:
  ignition-off: The ignition is off.
`,
  // lacks most texts, which is no fault
  'texts/de.yaml': `locale: de
confidence: assumed
note: a
prompts:
  pin-wrong: 'Falsch. Noch {tries}'
reasons: {}
`,
  'vehicles/718.yaml': `model: '718'
name: '718'
vinCode: '98'
generations:
  - id: '982'
    name: 718 (982)
    modelYears:
      - modelYear: 2017
        roaming: A
        data: A
        pin: A
        link: LINK-APPS
        confidence: documented
        sources: { roaming: ['004:195'], data: ['004:207'], pin: ['004:219'], link: ['004:135'] }
`,
  'skins/a.yaml': `skin: a
families: [A]
sources: [design]
confidence: assumed
note: a
screen: { width: 800, height: 480, diagonalInches: 7, rows: 5 }
knob: true
touch: true
keys:
  - { id: phone, entry: phone, does: open-entry, side: left }
  - { id: home, cap: HOME, does: go-home, side: bar }
`,
}

/** The small catalogue with one passage of one file replaced; throws when the passage is not there. */
export function smallCatalogueWith(
  file: string,
  passage: string,
  replacement: string,
): Readonly<Record<string, string>> {
  const text = smallCatalogueFiles[file] ?? ''
  if (!text.includes(passage)) throw new Error(`${file} has no ${passage}`)
  return { ...smallCatalogueFiles, [file]: text.replace(passage, replacement) }
}
