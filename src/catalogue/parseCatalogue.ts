import type { z } from 'zod'
import type { Catalogue, Fault } from './catalogue.ts'
import {
  conflictFile,
  labelFile,
  marketFile,
  menuFile,
  pathFile,
  skinFile,
  sourceFile,
  textFile,
  vehicleFile,
  type MarketFile,
  type MenuFile,
  type Tree,
} from './catalogueSchema.ts'
import { connectFile, noConnect } from './connectSchema.ts'
import { readFactFile } from './readFactFile.ts'
import { ruleFile } from './ruleFile.ts'
import { stateFile } from './stateFile.ts'

/** What a catalogue folder holds: path relative to it (`labels/de.yaml`) → text. */
export type CatalogueFiles = Readonly<Record<string, string>>

export interface ParsedCatalogue {
  readonly catalogue: Catalogue
  readonly faults: readonly Fault[]
}

/** Markets are missing only where the file that holds them is faulty or absent. */
const noMarkets: MarketFile = {
  switches: {
    sources: ['design'],
    confidence: 'assumed',
    embeddedSim: false,
    securityCode: false,
    identityCheck: false,
    callsByInsertedSim: false,
    cards: [],
  },
  markets: [],
}

/**
 * Reads a catalogue. A faulty file is left out and its faults are told; the others count all the same.
 * A file of an unseen language, model or skin needs no code.
 */
export function parseCatalogue(files: CatalogueFiles): ParsedCatalogue {
  const faults: Fault[] = []
  const read = <Schema extends z.ZodType>(schema: Schema, pattern: RegExp) =>
    Object.keys(files)
      .filter((file) => pattern.test(file))
      .sort()
      .flatMap((file) => {
        const { data, found } = readFactFile(file, files[file] ?? '', schema)
        faults.push(...found)
        return data === undefined ? [] : [{ file, data }]
      })

  const vehicles = read(vehicleFile, filePatterns.vehicles)
  const menus = read(menuFile, filePatterns.menus)
  const labels = read(labelFile, filePatterns.labels)
  const texts = read(textFile, filePatterns.texts)
  const skins = read(skinFile, filePatterns.skins)
  const [sources] = read(sourceFile, filePatterns.sources)
  const [conflicts] = read(conflictFile, filePatterns.conflicts)
  const [paths] = read(pathFile, filePatterns.paths)
  const [markets] = read(marketFile, filePatterns.markets)
  const [connect] = read(connectFile, filePatterns.connect)
  const [rules] = read(ruleFile, filePatterns.rules)
  const states = read(stateFile, filePatterns.states)

  for (const { file, data } of vehicles) faults.push(...misnamed(file, 'model', data.model))
  for (const { file, data } of menus)
    faults.push(...misnamed(file, 'tree', data.tree.toLowerCase()))
  for (const { file, data } of [...labels, ...texts])
    faults.push(...misnamed(file, 'locale', data.locale))
  for (const { file, data } of skins) faults.push(...misnamed(file, 'skin', data.skin))
  for (const { file, data } of states) faults.push(...misnamed(file, 'id', data.id))
  faults.push(...unknownFiles(files), ...missingFiles(files))

  return {
    catalogue: {
      vehicles: vehicles.map(({ data }) => data),
      menus: byTree(menus.map(({ data }) => data)),
      labels: Object.fromEntries(labels.map(({ data }) => [data.locale, data])),
      texts: Object.fromEntries(texts.map(({ data }) => [data.locale, data])),
      sources: sources?.data.documents ?? [],
      conflicts: conflicts?.data.conflicts ?? [],
      paths: paths?.data.paths ?? [],
      markets: markets?.data ?? noMarkets,
      skins: skins.map(({ data }) => data),
      connect: connect?.data ?? noConnect,
      rules: rules?.data.rules ?? [],
      states: states.map(({ data }) => data),
    },
    faults: faults.sort((one, other) => orderOf(one).localeCompare(orderOf(other), 'en')),
  }
}

const filePatterns = {
  vehicles: /^vehicles\/[^/]+\.yaml$/,
  menus: /^menus\/[^/]+\.yaml$/,
  labels: /^labels\/[^/]+\.yaml$/,
  texts: /^texts\/[^/]+\.yaml$/,
  skins: /^skins\/[^/]+\.yaml$/,
  sources: /^sources\.yaml$/,
  conflicts: /^conflicts\.yaml$/,
  paths: /^paths\.yaml$/,
  markets: /^markets\.yaml$/,
  connect: /^connect\.yaml$/,
  rules: /^rules\.yaml$/,
  states: /^states\/[^/]+\.yaml$/,
  readme: /^README\.md$/,
} as const

const neededFiles = [
  'sources.yaml',
  'conflicts.yaml',
  'paths.yaml',
  'markets.yaml',
  'labels/en.yaml',
  'texts/en.yaml',
]

function atTop(file: string, problem: string): Fault {
  return { file, line: 1, column: 1, at: '', problem }
}

function misnamed(file: string, key: string, value: string): readonly Fault[] {
  const name = file.slice(file.lastIndexOf('/') + 1, -'.yaml'.length)
  return name === value
    ? []
    : [atTop(file, `the file is named ${name}, but its ${key} is ${value}`)]
}

function unknownFiles(files: CatalogueFiles): readonly Fault[] {
  return Object.keys(files)
    .filter((file) => !Object.values(filePatterns).some((pattern) => pattern.test(file)))
    .map((file) => atTop(file, 'no file of the catalogue has this name'))
}

function missingFiles(files: CatalogueFiles): readonly Fault[] {
  return neededFiles
    .filter((file) => files[file] === undefined)
    .map((file) => atTop(file, 'the file is missing'))
}

function byTree(menus: readonly MenuFile[]): Partial<Record<Tree, MenuFile>> {
  return Object.fromEntries(menus.map((menu) => [menu.tree, menu]))
}

function orderOf({ file, line, column }: Fault): string {
  return `${file}\0${String(line).padStart(8, '0')}\0${String(column).padStart(5, '0')}`
}
