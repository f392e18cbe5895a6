import type { ScreenView } from '../contract/screenView.ts'
import { entryByLabel, labelsOnScreen } from './entryOnScreen.ts'
import { openStage, type StageRequest } from './openStage.ts'

export interface WalkedStep {
  readonly id: string
  /** The label that was shown. */
  readonly label: string
}

export type WalkResult =
  | {
      readonly ok: true
      readonly vehicle: string
      readonly locale: string
      readonly trail: readonly WalkedStep[]
      readonly view: ScreenView
    }
  | {
      readonly ok: false
      readonly vehicle: string
      readonly locale: string
      /** The label as it was given. */
      readonly failedAt: string
      readonly available: readonly string[]
      /** Why the car refused it, as a code; absent when it is not on the screen at all. */
      readonly reason?: string
      readonly trail: readonly WalkedStep[]
      readonly view: ScreenView
    }

/**
 * Walks labels of one language from the home screen of a fresh world, choosing each one, the last included.
 * A notice that comes up on the way is confirmed; one that comes last stays, for it belongs to where one has arrived.
 */
export async function walkPath(
  request: StageRequest,
  labels: readonly string[],
): Promise<WalkResult> {
  const { vehicle, locale } = request
  const opened = await openStage(request)
  const { stage } = opened
  try {
    const trail: WalkedStep[] = []
    let view = await stage.driver.view()
    for (const failedAt of labels) {
      if (view.dialog !== undefined) {
        view = (await stage.driver.drive({ type: 'driver.input.confirmed', payload: {} })).view
      }
      const entry = entryByLabel(view, failedAt, stage)
      const failed = {
        ok: false,
        vehicle,
        locale,
        failedAt,
        available: labelsOnScreen(view),
      } as const
      if (entry === undefined) return { ...failed, trail, view }
      const answer = await stage.driver.drive({
        type: 'driver.entry.chosen',
        payload: { id: entry.id },
      })
      view = answer.view
      if (!answer.accepted) {
        const { reason } = answer
        return { ...failed, ...(reason === undefined ? {} : { reason }), trail, view }
      }
      trail.push({ id: entry.id, label: entry.label })
    }
    return { ok: true, vehicle, locale, trail, view }
  } finally {
    await opened.close()
  }
}
