import { explainArgument } from './explainArgument.ts'
import { isOpenIssue } from './isOpenIssue.ts'
import type { Mention } from './mention.ts'
import type { mentionChecker } from './mentionChecker.ts'
import { referencesIn, withNames, withoutEscapes, type NamedValues } from './references.ts'
import type { ScenarioBlock } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'
import { faultAt, type ScenarioSource } from './scenarioSource.ts'
import type { Issues } from './step.ts'

export type Path = readonly PropertyKey[]
export type Read<Result> = Result | { readonly faults: readonly ScenarioFault[] }

/** What a part is told of its parameters; those without a value stay open. */
export interface PartValues {
  readonly values: NamedValues
  readonly open: ReadonlySet<string>
}

export interface Reader extends PartValues {
  readonly source: ScenarioSource
  readonly check: ReturnType<typeof mentionChecker>
}

/** What `read` of a step or a block makes of an argument. */
interface Readable<Parts> {
  readonly name: string
  readonly form: string
  readonly keys: readonly string[]
  read(argument: unknown): Issues | Parts
}

type ReadArgument<Parts> = Read<{
  readonly written: Pick<ScenarioBlock, 'file' | 'line' | 'column' | 'name' | 'argument' | 'uses'>
  /** Missing while a value is not known. */
  readonly parts?: Parts
}>

/** Holds an argument against the schema of its step and against the catalogue; `isOpen` says which names may stay. */
export function readArgument<Parts extends { readonly mentions: readonly Mention[] }>(
  { source, check, values, open }: Reader,
  known: Readable<Parts>,
  path: Path,
  { own, inside }: { readonly own: unknown; readonly inside?: object },
  isOpen: (name: string) => boolean,
): ReadArgument<Parts> {
  const { name } = known
  const filled = withNames(own, values)
  const argument = referencesIn(filled).length === 0 ? withoutEscapes(filled) : filled
  const whole = inside === undefined ? argument : { ...(argument as object), ...inside }
  const read = known.read(whole)
  const faults =
    'issues' in read
      ? tellingOf(read.issues)
          .filter((issue) => !isOpenIssue(issue, whole, isOpen))
          .map((issue) => {
            const { path: at, ...words } = explainArgument(known, issue, whole)
            return faultAt(source, [...path, ...at], words)
          })
      : read.mentions.flatMap((mention) => {
          const words = check(mention)
          return words === undefined ? [] : [faultAt(source, [...path, ...mention.path], words)]
        })
  if (faults.length > 0) return { faults }
  const uses = referencesIn(own)
    .filter((one) => !values.has(one.name) && !open.has(one.name))
    .map((one) => ({ ...one, ...source.document.placeOf([...path, ...one.path]) }))
  const place = source.document.placeOf(path)
  return {
    written: { file: source.file, ...place, name, argument, uses },
    ...('issues' in read ? {} : { parts: read }),
  }
}

/** Where a key is wrong, what is said of the whole is mostly about that. */
function tellingOf(issues: Issues['issues']): Issues['issues'] {
  const keys = issues.filter(({ code }) => code === 'unrecognized_keys')
  return keys.length > 0 ? keys : issues
}
