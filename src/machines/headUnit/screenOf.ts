import { fallbackLocale } from '../../catalogue/catalogue.ts'
import { labelFor, type Label } from '../../catalogue/labelFor.ts'
import { nodeAt, type MenuNode } from '../../catalogue/menuFor.ts'
import { textFor } from '../../catalogue/textFor.ts'
import type {
  ScreenDialog,
  ScreenEntry,
  ScreenInput,
  ScreenKey,
  ScreenStatus,
  ScreenView,
} from '../../contract/screenView.ts'
import { bearerOf, isAbroad, technologyOf, whyOffline } from '../mobileData/conditions.ts'
import { buttonOf } from './act.ts'
import { fieldOf, type Field, type Form } from './form.ts'
import type { Dialog, HeadUnitContext } from './headUnitContext.ts'
import { keysOf } from './keysOf.ts'
import {
  conditionsOf,
  nodesOnPage,
  settingOf,
  updateEntry,
  updateOnPage,
  whyDisabled,
} from './page.ts'

/** What the driver sees. Pure: the same context gives the same view. */
export function screenOf(context: HeadUnitContext): ScreenView {
  const common = { path: [...context.path], keys: keyCaps(context), status: statusOf(context) }
  if (context.power === 'off') {
    return { kind: 'dark', title: '', entries: [], focus: null, ...common }
  }
  if (context.power === 'starting') {
    return {
      kind: 'starting',
      title: prompt(context, 'starting'),
      entries: [],
      focus: null,
      ...common,
    }
  }
  const dialog = context.dialogs[0]
  const above = dialog === undefined ? {} : { dialog: dialogOf(context, dialog) }
  return context.form === null
    ? { ...pageOf(context), ...common, ...above }
    : { ...formOf(context, context.form), ...common, path: [...context.form.path], ...above }
}

function prompt(
  context: HeadUnitContext,
  key: string,
  values?: Readonly<Record<string, string>>,
): string {
  return textFor(context.facts.catalogue, context.locale, 'prompts', key, values)
}

/** The language a prompt is shown in: English stands in where the car's language lacks it. */
function promptLocale({ facts, locale }: HeadUnitContext, key: string): string {
  return facts.catalogue.texts[locale]?.prompts[key] === undefined ? fallbackLocale : locale
}

function labelOf({ facts, locale }: HeadUnitContext, node: MenuNode): Label {
  return labelFor(facts.catalogue, node, locale)
}

type Body = Pick<ScreenView, 'kind' | 'title' | 'entries' | 'focus'> & { input?: ScreenInput }

function pageOf(context: HeadUnitContext): Body {
  const node = nodeAt(context.facts.menu, context.path)
  return {
    kind: node === undefined ? 'home' : 'list',
    title: node === undefined ? prompt(context, 'home') : labelOf(context, node).text,
    entries: [
      ...nodesOnPage(context).map((item) => entryOf(context, item)),
      ...updateEntries(context),
    ],
    focus: context.focus,
  }
}

/** An update that can be installed stands under Updates. */
function updateEntries(context: HeadUnitContext): ScreenEntry[] {
  const update = updateOnPage(context)
  if (update === null) return []
  const label = prompt(context, 'update-entry')
  const labelLocale = promptLocale(context, 'update-entry')
  return [{ id: updateEntry, label, labelLocale, kind: 'menu', enabled: true, value: update }]
}

function entryOf(context: HeadUnitContext, node: MenuNode): ScreenEntry {
  const label = labelOf(context, node)
  const setting = settingOf(node)
  const reason = whyDisabled(context, node)
  const isAccount = node.does === 'pairing-code' || node.does === 'porsche-id'
  const user = isAccount ? context.reported.user : null
  return {
    id: node.id,
    label: label.text,
    labelLocale: label.locale,
    kind: kindOf(node),
    enabled: reason === undefined,
    ...(setting === undefined ? {} : { ticked: context.settings[setting] }),
    ...(user === null ? {} : { value: user }),
    ...(reason === undefined ? {} : { reason }),
  }
}

function kindOf(node: MenuNode): ScreenEntry['kind'] {
  if (settingOf(node) !== undefined) return 'tick'
  switch (node.does) {
    case 'pairing-code':
    case 'porsche-id':
      return 'form'
    case 'updates':
      return 'list'
    default:
      return 'menu'
  }
}

/** The words of a form's fields, by field id. */
const fieldPrompts: Readonly<Record<string, string>> = {
  pairing_code: 'pairing-code',
  porsche_id: 'porsche-id',
  password: 'password',
  security_code: 'security-code',
  pin: 'pin-title',
  puk: 'puk-title',
  new_pin: 'new-pin-title',
}

function formOf(context: HeadUnitContext, form: Form): Body {
  const field = fieldOf(form)
  const node = nodeAt(context.facts.menu, form.path)
  const key = (part: Field) => fieldPrompts[part.id] ?? part.id
  const words = (part: Field) => prompt(context, key(part))
  return {
    kind: 'form',
    title:
      node === undefined || form.id.startsWith('sim') ? words(field) : labelOf(context, node).text,
    entries: form.fields.map((part) => ({
      id: part.id,
      label: words(part),
      labelLocale: promptLocale(context, key(part)),
      kind: 'field',
      enabled: true,
      ...(part.secret ? {} : { value: part.text }),
    })),
    focus: field.id,
    input: {
      field: field.id,
      label: words(field),
      kind: field.kind,
      length: field.text.length,
      maxLength: field.maxLength,
      secret: field.secret,
      ...(field.secret ? {} : { text: field.text }),
    },
  }
}

function dialogOf(context: HeadUnitContext, dialog: Dialog): ScreenDialog {
  const button = buttonOf(dialog.id)
  return {
    id: dialog.id,
    title: prompt(context, dialogTitles[dialog.id]),
    text: dialogText(context, dialog),
    buttons: [{ id: button, label: prompt(context, button) }],
  }
}

const dialogTitles: Readonly<Record<Dialog['id'], string>> = {
  'roaming-cost': 'roaming-cost-title',
  linking: 'linking-title',
  linked: 'linked-title',
  'link-refused': 'refused-title',
  'pin-refused': 'pin-title',
  'puk-refused': 'puk-title',
  'puk-required': 'puk-title',
  'sim-blocked': 'sim-blocked-title',
  'function-activation': 'function-title',
  'function-activated': 'function-title',
  'function-cancellation': 'function-title',
  'function-cancelled': 'function-title',
  'installation-failed': 'installation-failed-title',
  installing: 'installing-title',
  'update-installed': 'update-entry',
  'update-offered': 'update-entry',
  'procedure-incomplete': 'procedure-incomplete-title',
}

function dialogText(context: HeadUnitContext, { id, reason, values }: Dialog): string {
  switch (id) {
    case 'roaming-cost':
      return prompt(context, 'roaming-cost-text')
    case 'linking':
      return prompt(context, 'linking-text')
    case 'linked':
      return prompt(context, 'linked-text', { user: context.reported.user ?? '' })
    case 'link-refused':
      return textFor(context.facts.catalogue, context.locale, 'reasons', reason ?? 'no-answer')
    case 'pin-refused':
      return prompt(context, 'pin-wrong', values)
    case 'puk-refused':
      return prompt(context, 'puk-wrong', values)
    case 'puk-required':
      return prompt(context, 'puk-required-text')
    case 'sim-blocked':
      return prompt(context, 'sim-blocked-text')
    case 'procedure-incomplete':
      return textFor(context.facts.catalogue, context.locale, 'reasons', reason ?? '')
    default:
      return prompt(context, `${id}-text`, values)
  }
}

function keyCaps(context: HeadUnitContext): ScreenKey[] {
  return keysOf(context.facts).map((key) => {
    const node = key.entry === undefined ? undefined : nodeAt(context.facts.menu, [key.entry])
    if (node !== undefined) return { id: key.id, label: labelOf(context, node).text }
    if (key.does === 'go-back') return { id: key.id, label: prompt(context, 'back') }
    if (key.does === 'go-home') return { id: key.id, label: prompt(context, 'home') }
    return { id: key.id, label: key.cap ?? key.id.toUpperCase() }
  })
}

function statusOf(context: HeadUnitContext): ScreenStatus {
  const { reported, settings, surroundings } = context
  const conditions = conditionsOf(context)
  const offline = whyOffline(conditions)
  const reason = reported.connect === 'online' ? undefined : (reported.connectReason ?? offline)
  return {
    // C-54: private mode for all services shows the data connection as interrupted, too
    data: offline === undefined ? 'up' : 'down',
    connect: reported.connect,
    ...(reason === undefined ? {} : { reason }),
    bearer: bearerOf(conditions),
    technology: technologyOf(conditions),
    abroad: isAbroad(conditions),
    roaming: settings.roaming || conditions.roamsByItself,
    sim: reported.sim,
    bluetooth: surroundings.phone.paired && !conditions.carPlay,
    ...(surroundings.call === 'none' ? {} : { call: surroundings.call }),
    ...(conditions.carPlay ? { carPlay: true } : {}),
    privateMode: settings.privateMode,
    linked: reported.linked,
    ...(reported.user === null ? {} : { user: reported.user }),
    ...(reported.services.length === 0 ? {} : { services: [...reported.services] }),
  }
}
