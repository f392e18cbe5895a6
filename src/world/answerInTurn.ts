import type { Payload } from '../contract/channels.ts'

export type Answer = Payload<'headUnit.input.answered'>

interface Asked {
  readonly inputId: string
  readonly answer: () => Promise<Answer>
}

/** How many answers a car keeps, to give the same one to an input that comes again. */
const keptAnswers = 1024

/** Answers what comes one after the other; what comes again gets the answer it has got, and nothing is done for it. */
export function answerInTurn(give: (answer: Answer) => void) {
  const answers = new Map<string, Answer>()
  const queue: Asked[] = []
  let isWorking = false
  let worked = Promise.resolve()

  async function work(): Promise<void> {
    isWorking = true
    for (let asked = queue.shift(); asked !== undefined; asked = queue.shift()) {
      const { inputId } = asked
      const answer = answers.get(inputId) ?? (await asked.answer())
      answers.delete(inputId)
      if (answers.size >= keptAnswers) answers.delete(answers.keys().next().value ?? '')
      answers.set(inputId, answer)
      give(answer)
    }
    isWorking = false
  }

  return {
    take(inputId: string, answer: Asked['answer']): void {
      queue.push({ inputId, answer })
      if (!isWorking) worked = work()
    },
    /** Resolves when everything that came is answered. */
    over: () => worked,
  }
}
