import type { Payload } from '../../contract/channels.ts'
import type { BackendState } from '../backendState.ts'
import type { Ground } from '../deed.ts'
import { isRunning, type Contract } from '../services/contract.ts'
import { functionActivated } from '../services/contracts.ts'
import type { CarOrders, CarTasks } from './carOrders.ts'

export type TaskReport = Payload<'car.task.reported'>

const noTasks: CarTasks = { services: [], tasks: [], reports: [] }

/** How many reports of one car are kept, to tell a repeated one from a new one. */
const keptReports = 64

/** What waits for the car from the beginning, as its world wants it. What the car knows already stays. */
export function withCarTasks(state: BackendState, vin: string, given: CarOrders): BackendState {
  if (state.carTasks[vin] !== undefined) return state
  return { ...state, carTasks: { ...state.carTasks, [vin]: { ...noTasks, ...given } } }
}

/** What is ordered for a car: its services, functions to activate or to cancel, updates. */
export function ordersOf(state: BackendState, vin: string): CarOrders {
  const own = state.carTasks[vin] ?? noTasks
  const contracts = Object.values(state.contracts).filter(
    (contract) => contract.vin === vin && isRunning(contract),
  )
  const services = contracts.filter(({ kind }) => kind === 'service').map(({ product }) => product)
  return {
    services: [...new Set([...own.services, ...services])],
    tasks: [...own.tasks, ...contracts.flatMap(taskOf)],
  }
}

function taskOf({ kind, product, state }: Contract): CarOrders['tasks'] {
  if (kind !== 'function') return []
  if (state === 'ordered') return [{ id: product, task: 'activation' }]
  return state === 'cancelled' ? [{ id: product, task: 'cancellation' }] : []
}

/** The car has done a task, at the time it names: billing begins then, or a cancellation is complete. */
export function reportTaken(
  state: BackendState,
  vin: string,
  report: TaskReport,
  ground: Ground,
): BackendState {
  const own = state.carTasks[vin] ?? noTasks
  if (own.reports.includes(report.requestId)) return state
  const isDone = ({ id, task }: CarOrders['tasks'][number]) =>
    report.outcome === 'done' && id === report.id && task === report.task
  const noted: CarTasks = {
    ...own,
    tasks: own.tasks.filter((task) => !isDone(task)),
    reports: [...own.reports.slice(1 - keptReports), report.requestId],
  }
  const after = { ...state, carTasks: { ...state.carTasks, [vin]: noted } }
  if (report.outcome === 'failed') return after
  switch (report.task) {
    case 'activation':
      return functionActivated(after, vin, report.id, { ...ground, now: Date.parse(report.at) })
    case 'cancellation':
      return functionEnded(after, vin, report.id)
    case 'update':
      return after
  }
}

function functionEnded(state: BackendState, vin: string, product: string): BackendState {
  const contract = Object.values(state.contracts).find(
    (one) => one.vin === vin && one.product === product && one.state === 'cancelled',
  )
  if (contract === undefined) return state
  const ended: Contract = { ...contract, state: 'expired', renews: false }
  return { ...state, contracts: { ...state.contracts, [contract.id]: ended } }
}
