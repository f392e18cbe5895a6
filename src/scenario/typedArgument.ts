import type { SecretName } from '../contract/fixture.ts'
import type { ScreenInput } from '../contract/screenView.ts'

/** The secrets that whoever records knows of the recorded world, so that none is written down. */
export type KnownSecrets = Readonly<Partial<Record<SecretName, string>>>

/** Which secret each field of a form asks for. */
const secretOfField: Readonly<Record<string, SecretName>> = {
  pin: 'sim.pin',
  puk: 'sim.puk',
  new_pin: 'sim.pin',
  porsche_id: 'owner.porscheId',
  password: 'owner.password',
  security_code: 'owner.securityCode',
  pairing_code: 'car.pairingCode',
}

/** The secret that a field asks for. */
export function secretAskedBy(
  input: Pick<ScreenInput, 'field'> | undefined,
): SecretName | undefined {
  return input === undefined ? undefined : secretOfField[input.field]
}

/** What `enter` takes for a text that was typed into a field: the name of the secret, or of the one it should have been. */
export function typedArgument(
  text: string,
  input: Pick<ScreenInput, 'field' | 'secret'> | undefined,
  secrets: KnownSecrets,
): string | Readonly<Record<string, string | number>> {
  const wanted = secretAskedBy(input)
  const names = Object.keys(secrets) as readonly SecretName[]
  // two secrets may be the same by chance; the one that is asked for is the one that was meant
  const found = [...(wanted === undefined ? [] : [wanted]), ...names].find(
    (name) => secrets[name] === text,
  )
  if (found !== undefined) return { secret: found }
  if (input?.secret !== true) return text
  const meant = wanted ?? 'owner.password'
  const { length } = [...text]
  const usual = [...(secrets[meant] ?? '')].length
  return { wrong: meant, ...(length === usual ? {} : { length }) }
}
