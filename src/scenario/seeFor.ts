import type { ScreenView } from '../contract/screenView.ts'
import type { WrittenStep } from './writeScenario.ts'

/** What somebody points at who wants it to be expected. */
export type Pointed =
  | { readonly at: 'entry'; readonly id: string }
  | { readonly at: 'status'; readonly key: keyof ScreenView['status'] }
  | { readonly at: 'dialog' | 'input' | 'page' }

/** Everything on this screen that can be pointed at. */
export function pointableOn(view: ScreenView): readonly Pointed[] {
  return [
    { at: 'page' },
    ...(view.dialog === undefined ? [] : [{ at: 'dialog' } as const]),
    ...(view.input === undefined ? [] : [{ at: 'input' } as const]),
    ...view.entries.map(({ id }): Pointed => ({ at: 'entry', id })),
    ...(Object.keys(view.status) as (keyof ScreenView['status'])[])
      .filter((key) => key !== 'user')
      .map((key): Pointed => ({ at: 'status', key })),
  ]
}

/** The expectation that this thing stays as it is: by ids, so that it holds in every language. */
export function seeFor(view: ScreenView, pointed: Pointed): WrittenStep {
  return { name: 'see', argument: argumentFor(view, pointed) }
}

function argumentFor(view: ScreenView, pointed: Pointed): Readonly<Record<string, unknown>> {
  switch (pointed.at) {
    case 'entry':
      return { entry: entryOf(view, pointed.id) }
    case 'dialog':
      return { dialog: view.dialog?.id ?? null }
    case 'input':
      return { input: inputOf(view) }
    case 'page':
      return { kind: view.kind, path: [...view.path] }
    case 'status': {
      const { connect, reason } = view.status
      if (pointed.key === 'connect' && reason !== undefined) return { status: { connect, reason } }
      return { status: { [pointed.key]: view.status[pointed.key] ?? null } }
    }
  }
}

function entryOf(view: ScreenView, id: string): Readonly<Record<string, unknown>> {
  const entry = view.entries.find((shown) => shown.id === id)
  if (entry === undefined) return { id }
  const { ticked, enabled, reason } = entry
  return {
    id,
    ...(ticked === undefined ? {} : { ticked }),
    ...(enabled ? {} : { enabled, ...(reason === undefined ? {} : { reason }) }),
  }
}

function inputOf({ input }: ScreenView): Readonly<Record<string, unknown>> | null {
  if (input === undefined) return null
  const { field, length } = input
  return { field, length }
}
