/** Why a play cannot be had: a code for the bench, and a sentence. */
export class PlayFault extends Error {
  readonly reason: string

  constructor(reason: string, explanation: string) {
    super(explanation)
    this.name = 'PlayFault'
    this.reason = reason
  }
}
