/** Something that keeps the host from starting and that the user can mend; the message is a sentence for them. */
export class HostFault extends Error {
  override readonly name = 'HostFault'
  readonly problem: string
  readonly expected: string

  constructor(problem: string, expected: string, options?: ErrorOptions) {
    super(`${problem}; expected ${expected}`, options)
    this.problem = problem
    this.expected = expected
  }
}
