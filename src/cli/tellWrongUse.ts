import { exitCodes, type CliContext, type WrongUse } from './command.ts'

/** Tells wrong use in one readable line (or one for each fault) and gives its exit code. */
export function tellWrongUse(context: CliContext, error: WrongUse): number {
  const { place, expected, suggestion, faults, message } = error
  const hint = suggestion === undefined ? `; expected ${expected}` : `; did you mean ${suggestion}?`
  const lines = faults.length > 0 ? faults : [`${message}${hint}`]
  for (const line of lines) context.stderr.write(`pcm: ${line}\n`)
  if (context.argv.includes('--json')) {
    const told = { place, expected, suggestion: suggestion ?? null }
    context.stdout.write(`${JSON.stringify({ ok: false, error: told })}\n`)
  }
  return exitCodes.wrongUse
}
