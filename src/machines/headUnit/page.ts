import { hasEmbeddedSimOnly, roamsByItself } from '../../catalogue/features.ts'
import { nodeAt, type MenuNode } from '../../catalogue/menuFor.ts'
import type { Deed } from '../../catalogue/catalogueSchema.ts'
import type { SimState } from '../../contract/screenView.ts'
import type { Parking } from '../functionsOnDemand/parking.ts'
import { technologyOf, type Conditions } from '../mobileData/conditions.ts'
import type { HeadUnitContext, Setting } from './headUnitContext.ts'

/** The nodes that stand on the page in view. */
export function nodesOnPage({ facts, path }: HeadUnitContext): readonly MenuNode[] {
  return path.length === 0 ? facts.menu : (nodeAt(facts.menu, path)?.items ?? [])
}

const settings: Readonly<Partial<Record<Deed, Setting>>> = {
  roaming: 'roaming',
  'data-off': 'dataOff',
  'private-mode': 'privateMode',
  'remember-pin': 'rememberPin',
}

/** The setting that a node ticks, or undefined when it ticks none. */
export function settingOf(node: MenuNode): Setting | undefined {
  return node.does === undefined ? undefined : settings[node.does]
}

/** Why a node cannot be chosen now, as a code: the same rule greys the entry and refuses the input. */
export function whyDisabled({ reported }: HeadUnitContext, node: MenuNode): string | undefined {
  switch (node.does) {
    case 'remember-pin':
      return whyNothingToRemember[reported.sim]
    case 'pairing-code':
    case 'porsche-id':
      if (reported.linked) return 'already-linked'
      if (reported.linking) return 'link-in-progress'
      return reported.connect === 'online' ? undefined : 'car-offline'
    default:
      return undefined
  }
}

const whyNothingToRemember: Readonly<Partial<Record<SimState, string>>> = {
  none: 'no-sim-card',
  'no-slot': 'no-sim-slot',
  blocked: 'sim-blocked',
}

/** The update that stands on the page in view, or null. */
export function updateOnPage({ facts, path, reported }: HeadUnitContext): string | null {
  return nodeAt(facts.menu, path)?.does === 'updates' ? reported.update : null
}

/** The id of the entry under which an update is offered. */
export const updateEntry = 'update'

/** The ids of what stands on the page in view, from top to bottom. */
export function idsOnPage(context: HeadUnitContext): readonly string[] {
  const ids = nodesOnPage(context).map(({ id }) => id)
  return updateOnPage(context) === null ? ids : [...ids, updateEntry]
}

/** The service that Functions on Demand belong to when it is private by itself. */
const functionsOnDemand = 'functions-on-demand'

/** What the procedures of see of the car. */
export function parkingOf(context: HeadUnitContext): Parking {
  const { power, surroundings, reported, privateServices, now } = context
  const { charger, driver, doors } = surroundings
  const canReport = reported.connect === 'online' && !privateServices.includes(functionsOnDemand)
  return {
    power,
    charger,
    driver,
    doors,
    // C-59: both examples of the documents are taken as required; that LTE alone is fast is assumed
    isWellConnected: canReport && technologyOf(conditionsOf(context)) === 'LTE',
    canReport,
    now,
  }
}

/** What decides whether the car is online, as it stands now. */
export function conditionsOf({
  facts,
  power,
  settings: ticks,
  surroundings,
  reported,
}: HeadUnitContext): Conditions {
  const embeddedOnly = hasEmbeddedSimOnly(facts.vehicle)
  const { phone } = surroundings
  return {
    power,
    technology: surroundings.technology,
    country: surroundings.country,
    market: facts.market.code,
    embeddedSim:
      (embeddedOnly || facts.market.embeddedSim) && surroundings.embeddedSim === 'active',
    sim: reported.sim,
    cardHome: reported.cardHome,
    cardPlan: reported.cardPlan,
    callsByCard: facts.market.callsByInsertedSim,
    paired: phone.paired,
    hotspot: !embeddedOnly && phone.paired && phone.hotspot,
    phoneTechnology: phone.technology ?? surroundings.technology,
    phonePlan: phone.plan ?? 'data-and-calls',
    carPlay: phone.paired && surroundings.carPlay === 'on',
    call: surroundings.call,
    roaming: ticks.roaming,
    roamsByItself: roamsByItself(facts.vehicle),
    dataOff: ticks.dataOff,
    privateMode: ticks.privateMode,
  }
}
