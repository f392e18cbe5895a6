import type { CliContext } from './command.ts'

/** Real milliseconds after which a first answer of another program is not waited for any longer. */
const patience = 10_000

/** The result of some work with another program, or an error when it does not answer. */
export function inTimeOf<Result>(
  { startTimer }: Pick<CliContext, 'startTimer'>,
  work: Promise<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const release = startTimer(patience, () => {
      reject(new Error(`no answer within ${String(patience / 1000)} s`))
    })
    work.then(resolve, reject).finally(release)
  })
}
