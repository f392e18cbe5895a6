import type { BackendState } from './backendState.ts'

/** Whom a change concerns: only their pages and the orders of these cars can have become different. */
export interface Touched {
  readonly accounts: ReadonlySet<string>
  readonly vins: ReadonlySet<string>
}

type Entries = Readonly<Record<string, unknown>>

/** The accounts and cars that a change concerns, from what has become of each entry. */
export function touchedBy(before: BackendState, after: BackendState): Touched {
  const accounts = new Set<string>()
  const vins = new Set<string>()

  function eachChange<Value>(
    name: keyof BackendState,
    visit: (value: Value, key: string) => void,
  ): void {
    const [old, fresh] = [before[name] as Entries, after[name] as Entries]
    if (old === fresh) return
    for (const key of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
      if (old[key] === fresh[key]) continue
      if (old[key] !== undefined) visit(old[key] as Value, key)
      if (fresh[key] !== undefined) visit(fresh[key] as Value, key)
    }
  }

  for (const name of ['accounts', 'shops'] as const) {
    eachChange(name, (_, accountId) => accounts.add(accountId))
  }
  for (const name of ['orders', 'mails', 'phoneMessages', 'sessions', 'invoices'] as const) {
    eachChange<{ readonly accountId: string }>(name, ({ accountId }) => accounts.add(accountId))
  }
  eachChange<BackendState['contracts'][string]>('contracts', ({ payer, vin }) => {
    accounts.add(payer)
    vins.add(vin)
    // the sessions that are shown are those of contracts that are valid
    for (const { accountId, contract } of Object.values(after.sessions)) {
      if (after.contracts[contract]?.vin === vin) accounts.add(accountId)
    }
  })
  eachChange('carTasks', (_, vin) => vins.add(vin))
  eachChange<BackendState['vehicles'][string]>('vehicles', (vehicle, vin) => {
    vins.add(vin)
    for (const user of usersOf(vehicle)) accounts.add(user)
  })
  for (const vin of vins) {
    const vehicle = after.vehicles[vin]
    if (vehicle !== undefined) for (const user of usersOf(vehicle)) accounts.add(user)
  }
  return { accounts, vins }
}

function usersOf({ owner, users = [] }: BackendState['vehicles'][string]): readonly string[] {
  return owner === null ? users : [owner, ...users]
}
