import type { PlayedRun, ShippedRun } from './laboratoryTalk.ts'
import type { Reach } from './mutant.ts'

/** A run with what was seen of it, when it was played, and with the text of its scenario. */
export interface KnownRun extends ShippedRun {
  readonly played: PlayedRun | undefined
  readonly text: string
}

/**
 * The runs that can tell a mutant from the product, those first that are likely to. A run that does not pass a mark
 * is the same with and without a change there, so it is left out.
 */
export function orderOfRuns(runs: readonly KnownRun[], reach: Reach): readonly string[] {
  const marks = new Set(reach.touches)
  const ranked = runs.flatMap((run) => {
    const touches = run.played?.touched.some((mark) => marks.has(mark)) ?? false
    const isNamed =
      reach.vehicles.includes(run.vehicle) || reach.mentions.some((word) => run.text.includes(word))
    if (!touches && !isNamed) return []
    const hints = reach.hints.filter((word) => `${run.key} ${run.text}`.includes(word)).length
    return [{ run, rank: (touches ? 0 : 10) - hints }]
  })
  const seen = new Map<string, number>()
  return ranked
    .sort((one, other) => one.rank - other.rank || costOf(one.run) - costOf(other.run))
    .map(({ run, rank }) => {
      const round = seen.get(run.file) ?? 0
      seen.set(run.file, round + 1)
      return { key: run.key, rank, round }
    })
    .sort((one, other) => one.rank - other.rank || one.round - other.round)
    .map(({ key }) => key)
}

function costOf({ played }: KnownRun): number {
  return played?.milliseconds ?? 0
}
