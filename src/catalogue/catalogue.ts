import type {
  ConflictFile,
  LabelFile,
  MarketFile,
  MenuFile,
  PathFile,
  SkinFile,
  SourceFile,
  TextFile,
  Tree,
  VehicleFile,
} from './catalogueSchema.ts'
import type { ConnectFile } from './connectSchema.ts'
import type { RuleFile } from './ruleFile.ts'
import type { StateFile } from './stateFile.ts'

/** All the facts, parsed and checked in shape: plain data that can be written as JSON. */
export interface Catalogue {
  readonly vehicles: readonly VehicleFile[]
  readonly menus: Readonly<Partial<Record<Tree, MenuFile>>>
  readonly labels: Readonly<Record<string, LabelFile>>
  readonly texts: Readonly<Record<string, TextFile>>
  readonly sources: SourceFile['documents']
  readonly conflicts: ConflictFile['conflicts']
  readonly paths: PathFile['paths']
  readonly markets: MarketFile
  readonly skins: readonly SkinFile[]
  /** What the mock Porsche Connect sells and how long things last. */
  readonly connect: ConnectFile
  /** The rules that scenarios show. */
  readonly rules: RuleFile['rules']
  /** States of Porsche Connect to start from, by name. */
  readonly states: readonly StateFile[]
}

/** One fault of the data; reads `menus/a.yaml:112:7 phone/opt: …`. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly column: number
  /** What it is about: a key path, an id path. */
  readonly at: string
  readonly problem: string
}

/** The language that stands in where another lacks a text (DESIGN §5). */
export const fallbackLocale = 'en'

export function faultText(fault: Fault): string {
  const place = `${fault.file}:${String(fault.line)}:${String(fault.column)}`
  return fault.at === '' ? `${place} ${fault.problem}` : `${place} ${fault.at}: ${fault.problem}`
}
