import { withAccount, withVehicle } from '../backendState.ts'
import { accepted, dayLength, refused, type DealerCall, type Outcome } from '../deed.ts'
import { isActive } from './account.ts'
import { invite, withInvitation } from './invitation.ts'
import { accountOf } from './profile.ts'

/** The dealer invites a buyer before delivery, links a car or moves an account. */
export function inviteByDealer({ state, deed, ground }: DealerCall<'invite'>): Outcome {
  const { accountId, name, porscheId, country, delivery, phoneNumber, folder } = deed
  const vin = deed.vin ?? null
  const vehicle = vin === null ? undefined : state.vehicles[vin]
  if (vin !== null && vehicle === undefined) return refused(state, 'vehicle-unknown')
  if (vehicle !== undefined && vehicle.owner !== null && vehicle.owner !== accountId) {
    return refused(state, 'vehicle-has-owner')
  }
  const holder = accountOf(state, porscheId)
  if (holder !== undefined && holder.accountId !== accountId) {
    return refused(state, 'porsche-id-taken')
  }
  const account = state.accounts[accountId]
  if (account !== undefined && account.state === 'deleted') return refused(state, 'account-deleted')
  const known =
    account === undefined
      ? withAccount(state, {
          accountId,
          name,
          porscheId,
          password: '',
          securityCode: null,
          state: 'invited',
          country,
        })
      : state
  const dueAt =
    delivery === undefined
      ? null
      : Date.parse(delivery) - ground.connect.limits.invitationDaysBefore * dayLength
  const invited = { accountId, by: 'dealer', country, vin, dueAt, phoneNumber, folder } as const
  return accepted(invite(known, invited, ground))
}

/** The dealer writes down the number that the customer uses now. */
export function correctPhoneNumber({ state, deed }: DealerCall<'correct-phone-number'>): Outcome {
  const invitation = Object.values(state.invitations).findLast(
    (one) => one.accountId === deed.accountId && one.state !== 'done',
  )
  if (invitation === undefined) return refused(state, 'nobody-invited')
  return accepted(withInvitation(state, { ...invitation, phoneNumber: 'current' }))
}

/** A new car is ordered: Porsche Connect knows it from now on, and it is nobody's yet. Its market decides on the code. */
export function takeOrder({ state, deed, ground }: DealerCall<'take-order'>): Outcome {
  if (state.vehicles[deed.vin] !== undefined) return refused(state, 'vehicle-known')
  const market = deed.market ?? 'DE'
  return accepted(
    withVehicle(state, {
      vin: deed.vin,
      vehicle: deed.vehicle,
      owner: null,
      market,
      method: ground.linkMethodOf(deed.vehicle),
      pairingCode: { code: ground.digits(`${deed.vin}/pairing`, 8), state: 'open' },
      asksSecurityCode: ground.market(market).securityCode,
      linkedTo: null,
    }),
  )
}

/** Identity is proved at a partner's, too. */
export function verifyAtPartner({ state, deed }: DealerCall<'verify-identity'>): Outcome {
  const account = state.accounts[deed.accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  return accepted(withAccount(state, { ...account, identityVerified: true }))
}

/** The Customer Interaction Center changes the country of an account. */
export function changeCountryAtDesk({ state, deed }: DealerCall<'change-country'>): Outcome {
  const account = state.accounts[deed.accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  return accepted(withAccount(state, { ...account, country: deed.country }))
}

/** Customer data that outlive an account are erased by the partner. */
export function eraseCustomerData({ state, deed }: DealerCall<'erase-customer-data'>): Outcome {
  const account = state.accounts[deed.accountId]
  if (account?.state !== 'deleted') return refused(state, 'account-not-deleted')
  return accepted(
    withAccount(state, {
      accountId: account.accountId,
      name: 'erased',
      porscheId: 'erased@example.com',
      password: '',
      securityCode: null,
      state: 'deleted',
      customerData: 'erased',
    }),
  )
}
