import { nodeAt, type MenuNode } from '../../catalogue/menuFor.ts'
import type { DriverEvent } from '../../contract/channels.ts'
import {
  emptyForm,
  fieldOf,
  isPinForm,
  whyNotConfirmed,
  whyNotTyped,
  type Form,
  type FormId,
} from './form.ts'
import type { HeadUnitContext, Setting } from './headUnitContext.ts'
import { keysOf } from './keysOf.ts'
import {
  idsOnPage,
  nodesOnPage,
  settingOf,
  updateEntry,
  updateOnPage,
  whyDisabled,
} from './page.ts'

/** What an input comes to on the screen that the driver sees; the machine's states say what follows. */
export type Act =
  | { readonly type: 'act.input.refused'; readonly reason: string }
  | { readonly type: 'act.page.opened'; readonly path: readonly string[] }
  | { readonly type: 'act.page.left' }
  | { readonly type: 'act.focus.moved'; readonly focus: string }
  | { readonly type: 'act.setting.toggled'; readonly setting: Setting; readonly id: string }
  | { readonly type: 'act.form.opened'; readonly form: Form }
  | { readonly type: 'act.form.left' }
  | { readonly type: 'act.form.sent' }
  | { readonly type: 'act.field.changed'; readonly text: string }
  | { readonly type: 'act.field.reached'; readonly at: number }
  | { readonly type: 'act.dialog.closed' }
  | { readonly type: 'act.notice.confirmed'; readonly notice: string }
  | { readonly type: 'act.power.pressed' }
  | { readonly type: 'act.language.changed'; readonly locale: string }
  | { readonly type: 'act.nothing.changed' }

const refused = (reason: string): Act => ({ type: 'act.input.refused', reason })

/** What a driver's input comes to, given what is on the screen. Pure; it changes nothing. */
export function actOf(context: HeadUnitContext, event: DriverEvent): Act {
  if (context.surroundings.driver === 'outside') return refused('driver-outside')
  switch (event.type) {
    case 'driver.key.pressed':
      return keyPressed(context, event.payload.key)
    case 'driver.knob.turned':
      return knobTurned(context, event.payload.detents)
    case 'driver.entry.chosen':
      return entryChosen(context, event.payload.id)
    case 'driver.text.entered':
      return textEntered(context, event.payload.text)
    case 'driver.text.deleted':
      return textDeleted(context)
    case 'driver.input.confirmed':
      return inputConfirmed(context)
    case 'driver.rest.awaited':
      return { type: 'act.nothing.changed' }
    case 'driver.language.chosen':
      return Object.hasOwn(context.facts.catalogue.labels, event.payload.locale)
        ? { type: 'act.language.changed', locale: event.payload.locale }
        : refused('unknown-language')
  }
}

function keyPressed(context: HeadUnitContext, key: string): Act {
  const { dialogs, form, path, facts } = context
  if (key === 'knob') {
    if (!facts.skin.knob) return refused('no-knob-in-this-car')
    if (dialogs.length > 0 || form !== null) return inputConfirmed(context)
    return context.focus === null
      ? refused('nothing-in-focus')
      : entryChosen(context, context.focus)
  }
  const known = keysOf(facts).find(({ id }) => id === key)
  if (known === undefined) return refused('key-not-in-this-car')
  if (known.does === 'nothing-here') return refused('not-part-of-this-simulator')
  if (known.does === 'switch-power') return { type: 'act.power.pressed' }
  if (known.does === 'go-back') {
    if (dialogs.length > 0) return { type: 'act.dialog.closed' }
    if (form !== null) return { type: 'act.form.left' }
    return path.length === 0 ? refused('already-at-home') : { type: 'act.page.left' }
  }
  if (dialogs.length > 0) return refused('dialog-open')
  if (known.does === 'go-home') return { type: 'act.page.opened', path: [] }
  const node = nodeAt(facts.menu, [known.entry ?? ''])
  return node === undefined ? refused('key-not-in-this-car') : nodeChosen(context, node)
}

function knobTurned(context: HeadUnitContext, detents: number): Act {
  if (!context.facts.skin.knob) return refused('no-knob-in-this-car')
  if (context.dialogs.length > 0) return refused('dialog-open')
  if (context.form !== null) {
    const { at, fields } = context.form
    const next = within(at + detents, fields.length)
    return next === at ? { type: 'act.nothing.changed' } : { type: 'act.field.reached', at: next }
  }
  const ids = idsOnPage(context)
  const at = ids.findIndex((id) => id === context.focus)
  const next = ids[within(at + detents, ids.length)]
  if (next === undefined) return refused('nothing-in-focus')
  return next === context.focus
    ? { type: 'act.nothing.changed' }
    : { type: 'act.focus.moved', focus: next }
}

function within(at: number, length: number): number {
  return Math.max(0, Math.min(length - 1, at))
}

function entryChosen(context: HeadUnitContext, id: string): Act {
  const { dialogs, form } = context
  const dialog = dialogs[0]
  if (dialog !== undefined) {
    return id === buttonOf(dialog.id) ? inputConfirmed(context) : refused('dialog-open')
  }
  if (form !== null) {
    const at = form.fields.findIndex((part) => part.id === id)
    if (at === form.at) return { type: 'act.nothing.changed' }
    return at < 0 ? refused('entry-not-on-this-screen') : { type: 'act.field.reached', at }
  }
  if (id === updateEntry && updateOnPage(context) !== null) {
    return { type: 'act.notice.confirmed', notice: 'update' }
  }
  const node = nodesOnPage(context).find((candidate) => candidate.id === id)
  return node === undefined ? refused('entry-not-on-this-screen') : nodeChosen(context, node)
}

/** Dialogs that ask: OK agrees, BACK puts it off. */
const asking: readonly string[] = ['function-activation', 'function-cancellation']

/** The button that a dialog has: one that waits can be cancelled, any other is closed. */
export function buttonOf(dialog: string): 'cancel' | 'ok' {
  return dialog === 'linking' ? 'cancel' : 'ok'
}

function nodeChosen(context: HeadUnitContext, node: MenuNode): Act {
  const why = whyDisabled(context, node)
  if (why !== undefined) return refused(why)
  switch (node.does) {
    case undefined:
    case 'updates':
      return { type: 'act.page.opened', path: node.path }
    case 'pairing-code':
      return openForm(context, 'pairing_code', node.path)
    case 'porsche-id':
      return openForm(context, 'porsche_id', node.path)
    case 'remember-pin':
      return rememberPin(context, node)
    default: {
      const setting = settingOf(node)
      if (setting === undefined) return refused('not-part-of-this-simulator')
      return { type: 'act.setting.toggled', setting, id: node.id }
    }
  }
}

/** A PIN that was not entered yet cannot be remembered: the head unit asks for it first (assumed). */
function rememberPin(context: HeadUnitContext, node: MenuNode): Act {
  if (context.reported.sim === 'locked') return openForm(context, 'sim_pin', node.path)
  if (context.reported.sim === 'puk-required') return openForm(context, 'sim_puk', node.path)
  return { type: 'act.setting.toggled', setting: 'rememberPin', id: node.id }
}

function openForm(context: HeadUnitContext, id: FormId, path: readonly string[]): Act {
  return {
    type: 'act.form.opened',
    form: emptyForm(id, path, context.facts.market.securityCode),
  }
}

function textEntered({ dialogs, form }: HeadUnitContext, text: string): Act {
  if (dialogs.length > 0) return refused('dialog-open')
  if (form === null) return refused('no-field-to-fill')
  const why = whyNotTyped(form, text)
  return why === undefined
    ? { type: 'act.field.changed', text: fieldOf(form).text + text }
    : refused(why)
}

function textDeleted({ dialogs, form }: HeadUnitContext): Act {
  if (dialogs.length > 0) return refused('dialog-open')
  if (form === null) return refused('no-field-to-fill')
  const { text } = fieldOf(form)
  return text === ''
    ? { type: 'act.nothing.changed' }
    : { type: 'act.field.changed', text: [...text].slice(0, -1).join('') }
}

function inputConfirmed({ dialogs, form, reported }: HeadUnitContext): Act {
  const dialog = dialogs[0]
  if (dialog !== undefined) {
    return asking.includes(dialog.id)
      ? { type: 'act.notice.confirmed', notice: dialog.id }
      : { type: 'act.dialog.closed' }
  }
  if (form === null) return refused('nothing-to-confirm')
  const why = whyNotConfirmed(fieldOf(form))
  if (why !== undefined) return refused(why)
  const unfinished = form.fields.findIndex(
    (part, index) => index !== form.at && whyNotConfirmed(part) !== undefined,
  )
  if (unfinished >= 0) return { type: 'act.field.reached', at: unfinished }
  // the car may have gone offline since the form was opened
  if (!isPinForm(form) && reported.connect !== 'online') return refused('car-offline')
  return { type: 'act.form.sent' }
}
