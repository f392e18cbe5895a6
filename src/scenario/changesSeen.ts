import type { ScreenView } from '../contract/screenView.ts'
import type { WrittenStep } from './writeScenario.ts'

type Status = ScreenView['status']

/**
 * What an input has brought about, as expectations: ticks, a dialog, signs of the status line, a screen that goes dark
 * or on. Where the driver has gone to is in the steps themselves.
 */
export function changesSeen(before: ScreenView, after: ScreenView): readonly WrittenStep[] {
  const [first, ...more] = ticksChanged(before, after)
  const status = statusChanged(before.status, after.status)
  const isPower = (view: ScreenView) => view.kind === 'dark' || view.kind === 'starting'
  const argument = {
    ...(before.kind !== after.kind && (isPower(before) || isPower(after))
      ? { kind: after.kind }
      : {}),
    ...(first === undefined ? {} : { entry: first }),
    ...(after.dialog === undefined || after.dialog.id === before.dialog?.id
      ? {}
      : { dialog: after.dialog.id }),
    ...(Object.keys(status).length === 0 ? {} : { status }),
  }
  return [
    ...(Object.keys(argument).length === 0 ? [] : [{ name: 'see', argument }]),
    ...more.map((entry) => ({ name: 'see', argument: { entry } })),
  ]
}

function ticksChanged(before: ScreenView, after: ScreenView) {
  if (JSON.stringify(before.path) !== JSON.stringify(after.path)) return []
  return after.entries.flatMap(({ id, ticked }) => {
    const former = before.entries.find((entry) => entry.id === id)
    return former === undefined || ticked === undefined || former.ticked === ticked
      ? []
      : [{ id, ticked }]
  })
}

function statusChanged(before: Status, after: Status): Readonly<Record<string, unknown>> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Status)[]
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  const isConnection = (key: keyof Status) => key === 'connect' || key === 'reason'
  const entries = changed
    // the name of the owner is no fact of the car; a connection that is still being made is on its way only
    .filter((key) => key !== 'user' && !isConnection(key))
    .map((key) => [key, after[key] ?? null])
  const connection =
    changed.some(isConnection) && after.connect !== 'connecting'
      ? { connect: after.connect, ...(after.reason === undefined ? {} : { reason: after.reason }) }
      : {}
  return { ...Object.fromEntries(entries), ...connection }
}
