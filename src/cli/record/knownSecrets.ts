import type { Fixture } from '../../contract/fixture.ts'
import type { KnownSecrets } from '../../scenario/typedArgument.ts'

/** The secrets of the world that a recording will be played in, by which their names are found. */
export function knownSecrets(
  { surroundings: { simCard }, owner }: Fixture,
  pairingCode: string | undefined,
): KnownSecrets {
  const { porscheId, password, securityCode } = owner
  return {
    'owner.porscheId': porscheId,
    'owner.password': password,
    ...(securityCode === null ? {} : { 'owner.securityCode': securityCode }),
    ...(simCard === null ? {} : { 'sim.pin': simCard.pin, 'sim.puk': simCard.puk }),
    ...(pairingCode === undefined ? {} : { 'car.pairingCode': pairingCode }),
  }
}
