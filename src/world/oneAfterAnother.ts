/** Work that is done one after the other, and the moment when all of it is done. */
interface Turns {
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>
  rest(): Promise<unknown>
}

export function oneAfterAnother(): Turns {
  let course: Promise<unknown> = Promise.resolve()
  return {
    inTurn(work) {
      const result = course.then(work)
      course = result.catch(() => undefined)
      return result
    },
    rest: () => course,
  }
}
