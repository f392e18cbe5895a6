import type { Bus } from '../bus/bus.ts'
import type { Params, Payload } from '../contract/channels.ts'
import type { BackendState, ConnectedVehicle } from './backendState.ts'
import type { Ground } from './deed.ts'
import { ordersOf } from './functionsOnDemand/carTasks.ts'
import { emptyPages, pagesOf, type Pages } from './myPorsche.ts'
import { touchedBy } from './touched.ts'
import { shownCodeOf } from './vehicles/connectedVehicle.ts'

/** Shows accounts and cars what has become different for them; what they see already is not told again. */
export function createShowPages(
  bus: Bus<'backend'>,
  ground: () => Ground,
): (before: BackendState, after: BackendState) => void {
  const shown = new Map<string, string>()

  function showPages(before: BackendState, after: BackendState): void {
    const touched = touchedBy(before, after)
    for (const vin of touched.vins) {
      if (before.vehicles[vin] !== after.vehicles[vin]) showPairingCodes(before, after, vin)
      showOrders(after, vin)
      showLink(after, vin)
    }
    for (const accountId of touched.accounts) {
      const pages = pagesOf(after, accountId, ground()) ?? emptyPages
      for (const name of Object.keys(pages) as (keyof Pages)[]) {
        showPage(name, accountId, pages[name])
      }
    }
  }

  function showPage(name: keyof Pages, accountId: string, page: Pages[keyof Pages]): void {
    const key = `${accountId}/${name}`
    const text = JSON.stringify(page)
    if (shown.get(key) === text) return
    shown.set(key, text)
    bus.publish(name, { accountId } as Params<typeof name>, page as Payload<typeof name>)
  }

  /** What is ordered for a car waits for it until it is online. */
  function showOrders(after: BackendState, vin: string): void {
    const orders = ordersOf(after, vin)
    const text = JSON.stringify(orders)
    if (shown.get(`orders/${vin}`) === text) return
    shown.set(`orders/${vin}`, text)
    bus.publish('backend.orders.shown', { vin }, orders)
  }

  /** A car that was removed from its owner hears so when it is online. */
  function showLink({ vehicles }: BackendState, vin: string): void {
    const { linkedTo = null, linkChanges: count = 0 } = vehicles[vin] ?? {}
    const text = JSON.stringify([linkedTo !== null, count])
    if (shown.get(`link/${vin}`) === text) return
    shown.set(`link/${vin}`, text)
    bus.publish('backend.link.shown', { vin }, { linked: linkedTo !== null, count })
  }

  /** My Porsche shows the code until the car has been linked by it; a former user sees it no more. */
  function showPairingCodes(before: BackendState, after: BackendState, vin: string): void {
    const [old, vehicle] = [before.vehicles[vin], after.vehicles[vin]]
    const holders = vehicle === undefined ? [] : codeHolders(vehicle)
    if (old !== undefined) {
      for (const former of codeHolders(old)) {
        if (!holders.includes(former)) showPairingCode(former, { ...old, linkedTo: null }, null)
      }
    }
    if (vehicle === undefined) return
    for (const holder of holders) showPairingCode(holder, vehicle, shownCodeOf(vehicle, holder))
  }

  function showPairingCode(
    accountId: string,
    { vin, vehicle, linkedTo }: ConnectedVehicle,
    pairingCode: string | null,
  ): void {
    bus.publish(
      'backend.pairingCode.shown',
      { accountId, vin },
      { vin, vehicle, pairingCode, linked: linkedTo !== null },
    )
  }

  return showPages
}

/** Who is shown a pairing code of this car, or that there is none to be shown. */
function codeHolders({ owner, userCodes = {} }: ConnectedVehicle): readonly string[] {
  return [...(owner === null ? [] : [owner]), ...Object.keys(userCodes)]
}
