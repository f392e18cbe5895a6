/** Counts what a trainee does: letters typed one after the other are one input, and so are detents of the knob. */
export interface InputCounter {
  /** Hears which channel an input came on; of typing nobody may hear. */
  hear(channel: string, inputId: string): void
  knows(inputId: string): boolean
  count(inputId: string): void
  inputs(): number
  forgetLast(): void
  reset(): void
}

const joined: readonly string[] = ['driver.knob.turned', 'typing']

export function inputCounter(): InputCounter {
  const heard = new Map<string, string>()
  let inputs = 0
  let last = ''
  return {
    hear(channel, inputId) {
      heard.set(inputId, channel)
    },
    knows: (inputId) => heard.has(inputId),
    count(inputId) {
      const channel = heard.get(inputId) ?? 'typing'
      heard.delete(inputId)
      if (channel !== last || !joined.includes(channel)) inputs += 1
      last = channel
    },
    inputs: () => inputs,
    forgetLast() {
      last = ''
    },
    reset() {
      inputs = 0
      last = ''
    },
  }
}
