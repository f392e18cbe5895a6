import type { RunTitle } from '../scenario/runEvent.ts'

interface RepeatFlags {
  readonly seed: number
  readonly catalogue?: string | undefined
}

/** The command that plays one run again, as a shell takes it. */
export function repeatCommand(
  { scenario, vehicle, locale, market }: RunTitle,
  { seed, catalogue }: RepeatFlags,
): string {
  return [
    'pcm run',
    quoted(scenario),
    `--vehicle ${vehicle} --locale ${locale}`,
    ...(market === undefined ? [] : [`--market ${market}`]),
    `--seed ${String(seed)}`,
    ...(catalogue === undefined ? [] : [`--catalogue ${quoted(catalogue)}`]),
  ].join(' ')
}

function quoted(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
