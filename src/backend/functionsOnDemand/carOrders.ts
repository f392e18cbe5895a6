import type { Payload } from '../../contract/channels.ts'

/** What is ordered for a car and what it has to do. */
export type CarOrders = Payload<'backend.orders.shown'>

/** What one car has to do beside its contracts, and the reports that it has sent. */
export interface CarTasks extends CarOrders {
  readonly reports: readonly string[]
}
