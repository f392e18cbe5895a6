import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { mutantKinds, type MutantKind } from './mutant.ts'

export interface MutantsArguments {
  readonly seed: number
  /** Undefined for all of them. */
  readonly count: number | undefined
  readonly workers: number
  readonly kinds: readonly MutantKind[]
  /** Of place and change. */
  readonly grep: RegExp
  readonly isQuick: boolean
  readonly isVerbose: boolean
}

/** Reads the command line, or says in one sentence what is wrong with it. */
export function parseMutantsArguments(argv: readonly string[]): MutantsArguments | string {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        seed: { type: 'string', default: '1' },
        count: { type: 'string' },
        kind: { type: 'string', multiple: true, default: [] },
        grep: { type: 'string', default: '' },
        workers: { type: 'string', default: String(availableParallelism()) },
        quick: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
      },
    })
    return {
      seed: wholeNumber('--seed', values.seed),
      count: values.count === undefined ? undefined : wholeNumber('--count', values.count),
      workers: Math.max(1, wholeNumber('--workers', values.workers)),
      kinds: values.kind.length === 0 ? mutantKinds : values.kind.map(kindOf),
      grep: new RegExp(values.grep),
      isQuick: values.quick,
      isVerbose: values.verbose,
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function wholeNumber(flag: string, written: string): number {
  if (/^\d{1,9}$/.test(written)) return Number(written)
  throw new Error(`${flag} ${written}: expected a whole number, 0 or more`)
}

function kindOf(written: string): MutantKind {
  const kind = mutantKinds.find((one) => one === written)
  if (kind !== undefined) return kind
  throw new Error(`--kind ${written}: expected one of ${mutantKinds.join(', ')}`)
}
