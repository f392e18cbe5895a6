import { assign, emit, enqueueActions, raise, sendTo, setup } from 'xstate'
import { hasSimSlot } from '../../catalogue/features.ts'
import type { BusEvent, DriverEvent, SurroundingsEvent } from '../../contract/channels.ts'
import type { Call } from '../../contract/screenView.ts'
import type { SimCard, Surroundings } from '../../contract/surroundings.ts'
import { callsMachine, type CallsReport } from '../calls/callsMachine.ts'
import { accountMachine, type AccountReport, type LinkRequest } from '../account/accountMachine.ts'
import { mobileDataMachine, type ConnectReport } from '../mobileData/mobileDataMachine.ts'
import {
  ordersMachine,
  type OrdersReport,
  type TaskReport,
} from '../functionsOnDemand/ordersMachine.ts'
import { simMachine, type SimReport } from '../sim/simMachine.ts'
import type { Act } from './act.ts'
import { credentialsOf, emptyForm, isPinForm, textOf, withText, type Form } from './form.ts'
import {
  type Dialog,
  type HeadUnitContext,
  type HeadUnitInput,
  type Reported,
  type Setting,
} from './headUnitContext.ts'
import { keysOf } from './keysOf.ts'
import { bearerOf } from '../mobileData/conditions.ts'
import { conditionsOf, idsOnPage, parkingOf } from './page.ts'

type CarEvent =
  | DriverEvent
  | SurroundingsEvent
  | BusEvent<'backend.link.answered' | 'backend.link.shown'>
  | BusEvent<'backend.orders.shown' | 'backend.report.acknowledged'>
  | { readonly type: 'clock.time.told'; readonly now: number }
  | Act
  | SimReport
  | ConnectReport
  | AccountReport
  | CallsReport
  | OrdersReport

/** What the head unit lets out besides its screen. */
export type HeadUnitFact =
  | { readonly type: 'headUnit.input.refused'; readonly reason: string }
  | { readonly type: 'headUnit.tone.sounded'; readonly tone: Tone }
  | { readonly type: 'car.link.requested'; readonly payload: LinkRequest }
  | { readonly type: 'car.task.reported'; readonly report: TaskReport }

type Tone = 'acceptance' | 'refusal' | 'notice'

/** Actions, guards and children of the head unit; the drawing is in headUnitMachine.ts. */
export const headUnitSetup = setup({
  types: {
    input: {} as HeadUnitInput,
    context: {} as HeadUnitContext,
    events: {} as CarEvent,
    emitted: {} as HeadUnitFact,
    tags: {} as 'dark' | 'starting',
    children: {} as {
      sim: 'sim'
      mobileData: 'mobileData'
      calls: 'calls'
      account: 'account'
      orders: 'orders'
    },
  },
  actors: {
    sim: simMachine,
    mobileData: mobileDataMachine,
    calls: callsMachine,
    account: accountMachine,
    orders: ordersMachine,
  },
  actions: {
    interpret: raise((_, { act }: { act: Act }) => act),
    refuse: enqueueActions(({ enqueue }, { reason }: { reason: string }) => {
      enqueue.emit({ type: 'headUnit.input.refused', reason })
      enqueue.emit({ type: 'headUnit.tone.sounded', tone: 'refusal' })
    }),
    soundTone: emit((_, { tone }: { tone: Tone }) => ({ type: 'headUnit.tone.sounded', tone })),
    setPower: assign((_, { power }: { power: HeadUnitContext['power'] }) => ({ power })),
    noteSurroundings: assign(({ context }, part: Partial<Surroundings>) => ({
      surroundings: { ...context.surroundings, ...part },
    })),
    noteReport: assign(({ context }, part: Partial<Reported>) => ({
      reported: { ...context.reported, ...part },
    })),
    tellConditions: enqueueActions(({ enqueue, context }) => {
      const conditions = conditionsOf(context)
      enqueue.sendTo('calls', { type: 'calls.conditions.changed', conditions })
      enqueue.sendTo('mobileData', { type: 'mobileData.conditions.changed', conditions })
      enqueue.sendTo('orders', { type: 'parking.state.changed', parking: parkingOf(context) })
    }),
    requestCall: sendTo('calls', (_, { call }: { call: Call }) => ({
      type: 'calls.call.requested',
      call,
    })),
    tellCardRead: sendTo('calls', { type: 'calls.card.read' }),
    tellSimCard: sendTo('sim', (_, { card }: { card: SimCard | null }) => ({
      type: 'sim.card.changed',
      card,
    })),
    tellSimRemembering: sendTo('sim', ({ context }) => ({
      type: 'sim.remembering.changed',
      remembers: context.settings.rememberPin,
    })),
    cyclePower: sendTo('sim', { type: 'sim.power.cycled' }),
    tellParking: sendTo('orders', ({ context }) => ({
      type: 'parking.state.changed',
      parking: parkingOf(context),
    })),
    passOrders: sendTo('orders', (_, { payload }: BusEvent<'backend.orders.shown'>) => ({
      type: 'orders.list.heard',
      ...payload,
    })),
    passReceipt: sendTo('orders', (_, { payload }: BusEvent<'backend.report.acknowledged'>) => ({
      type: 'orders.report.taken',
      ...payload,
    })),
    confirmNotice: sendTo('orders', (_, { notice }: { notice: string }) => ({
      type: 'orders.notice.confirmed',
      notice,
    })),
    publishReport: emit((_, { report }: { report: TaskReport }) => ({
      type: 'car.task.reported',
      report,
    })),
    takeTime: assign((_, { now }: { now: number }) => ({ now })),
    tellAccount: sendTo('account', ({ context }) => ({
      type: 'account.connect.changed',
      connect: context.reported.connect,
    })),
    passAnswer: sendTo(
      'account',
      (_, { event }: { event: BusEvent<'backend.link.answered' | 'backend.link.shown'> }) => event,
    ),
    requestLink: sendTo('account', ({ context }) => ({
      type: 'account.link.requested',
      credentials: credentialsOf(formOf(context)),
    })),
    cancelLink: sendTo('account', { type: 'account.link.cancelled' }),
    publishRequest: emit((_, { request }: { request: LinkRequest }) => ({
      type: 'car.link.requested',
      payload: request,
    })),
    sendPin: sendTo('sim', ({ context }) => {
      const form = formOf(context)
      return form.id === 'sim_puk'
        ? { type: 'sim.puk.entered', puk: textOf(form, 'puk'), pin: textOf(form, 'new_pin') }
        : { type: 'sim.pin.entered', pin: textOf(form, 'pin') }
    }),
    goHome: assign(({ context }) => ({
      path: [],
      focus: context.facts.menu[0]?.id ?? null,
      form: null,
      dialogs: [],
    })),
    openPage: assign(({ context }, { path }: { path: readonly string[] }) => ({
      path,
      form: null,
      focus: idsOnPage({ ...context, path })[0] ?? null,
    })),
    leavePage: assign(({ context }) => ({
      path: context.path.slice(0, -1),
      focus: context.path.at(-1) ?? null,
    })),
    moveFocus: assign((_, { focus }: { focus: string }) => ({ focus })),
    toggleSetting: assign(({ context }, { setting, id }: { setting: Setting; id: string }) => ({
      settings: { ...context.settings, [setting]: !context.settings[setting] },
      focus: id,
    })),
    openForm: assign(({ context }, { form }: { form: Form }) => ({
      form,
      focus: form.path.at(-1) ?? context.focus,
    })),
    openPinForm: assign(({ context }) => ({
      form: emptyForm(
        context.reported.sim === 'locked' ? 'sim_pin' : 'sim_puk',
        ['sim_pin'],
        false,
      ),
      pinAsked: true,
    })),
    askPinAgain: assign({ pinAsked: false }),
    closeForm: assign({ form: null }),
    clearForm: assign(({ context: { form } }) => ({
      form:
        form === null
          ? null
          : { ...form, at: 0, fields: form.fields.map((part) => ({ ...part, text: '' })) },
    })),
    fillField: assign(({ context }, { text }: { text: string }) => ({
      form: withText(formOf(context), text),
    })),
    reachField: assign(({ context }, { at }: { at: number }) => ({
      form: { ...formOf(context), at },
    })),
    rememberAcceptedPin: assign(({ context }) => ({
      settings: {
        ...context.settings,
        rememberPin: context.settings.rememberPin || context.form?.path.at(-1) === 'remember_pin',
      },
    })),
    showDialog: assign(({ context }, dialog: Dialog) => ({
      dialogs: [
        ...context.dialogs.filter(
          ({ id }) => id !== 'linking' && id !== 'installing' && id !== dialog.id,
        ),
        dialog,
      ],
    })),
    closeDialog: assign({ dialogs: ({ context }) => context.dialogs.slice(1) }),
    // an installation says that it is under way; a cancellation goes on when the car is left
    closeNotice: assign(({ context: { dialogs } }, { notice }: { notice: string }) => ({
      dialogs: [
        ...dialogs.filter(({ id }) => id !== notice),
        ...(notice === 'function-cancellation' ? [] : [{ id: 'installing' } as const]),
      ],
    })),
    setLocale: assign((_, { locale }: { locale: string }) => ({ locale })),
  },
  guards: {
    isSwitchedOff: (_, { ignition }: { ignition: 'off' | 'on' }) => ignition === 'off',
    isSwitchedOn: (_, { ignition }: { ignition: 'off' | 'on' }) => ignition === 'on',
    isOn: ({ context }) => context.power === 'on',
    isPowerKey: ({ context }, { key }: { key: string }) =>
      context.surroundings.driver === 'inside' &&
      keysOf(context.facts).some(({ id, does }) => id === key && does === 'switch-power'),
    isCarPlayWithoutPhone: ({ context }, { carPlay }: { carPlay: 'off' | 'on' }) =>
      carPlay === 'on' && !context.surroundings.phone.paired,
    hasNoSlot: ({ context }) => !hasSimSlot(context.facts.vehicle),
    mustAskPin: ({ context }) => !context.pinAsked && needsCode(context),
    causesCost: ({ context }, { setting }: { setting: Setting }) =>
      setting === 'roaming' && !context.settings.roaming && carriesOnInsertedCard(context),
    isPinForm: ({ context }) => hasPinForm(context),
    mustAskPuk: ({ context }) =>
      context.form?.id === 'sim_pin' && context.reported.sim === 'puk-required',
    isBlockedAtPinForm: ({ context }) => hasPinForm(context) && context.reported.sim === 'blocked',
    isPinFormOver: ({ context }) => hasPinForm(context) && !needsCode(context),
    isLinkingDialog: ({ context }) => context.dialogs[0]?.id === 'linking',
  },
  delays: { startTime: 3_000 },
})

function formOf({ form }: HeadUnitContext): Form {
  if (form === null) throw new Error('no form is open')
  return form
}

/** only the customer's own card can cause roaming costs. */
function carriesOnInsertedCard(context: HeadUnitContext): boolean {
  return bearerOf(conditionsOf(context)) === 'inserted'
}

function hasPinForm({ form }: HeadUnitContext): boolean {
  return form !== null && isPinForm(form)
}

function needsCode({ reported }: HeadUnitContext): boolean {
  return reported.sim === 'locked' || reported.sim === 'puk-required'
}
