import { catches, mutantKinds } from './mutant.ts'
import type { Judged } from './runMutants.ts'

/** The share of mutants that has to be caught. */
export const wantedShare = 0.95

/** How many were caught, of all or of one kind. */
export function caughtShare(judged: readonly Judged[]): number {
  return judged.length === 0 ? 1 : judged.filter(isCaught).length / judged.length
}

export function isCaught({ verdict }: Judged): boolean {
  return verdict.by !== null
}

/** What caught a mutant, and where. */
export function detailText({
  mutant: { id, place, change },
  verdict: { by, why, runs },
}: Judged): string {
  return `${by ?? 'survived'}  ${place}  ${change}  [${id}]  ${why} (${String(runs)} runs)\n`
}

/** What became of the mutants, a row a kind, and every survivor. */
export function reportText(
  judged: readonly Judged[],
  reasons: ReadonlyMap<string, string>,
): string {
  const kinds = mutantKinds.filter((kind) => judged.some(({ mutant }) => mutant.kind === kind))
  const rows = [
    ['kind', 'mutants', ...catches, 'survived', 'caught'],
    ...kinds.map((kind) =>
      rowOf(
        kind,
        judged.filter(({ mutant }) => mutant.kind === kind),
      ),
    ),
    rowOf('all', judged),
  ]
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const table = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
  const survivors = judged
    .filter((one) => !isCaught(one))
    .map(
      ({ mutant: { id, kind, place, change }, verdict: { runs } }) =>
        `survived  ${place}  ${kind}: ${change} (${String(runs)} runs)\n          ${reasons.get(id) ?? 'not explained'}`,
    )
  return [...survivors, ...(survivors.length === 0 ? [] : ['']), ...table, ''].join('\n')
}

function rowOf(name: string, judged: readonly Judged[]): readonly string[] {
  const count = (by: string | null) =>
    String(judged.filter(({ verdict }) => verdict.by === by).length)
  return [
    name,
    String(judged.length),
    ...catches.map(count),
    count(null),
    `${(caughtShare(judged) * 100).toFixed(1)} %`,
  ]
}
