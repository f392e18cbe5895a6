import type { ScreenView } from '../../contract/screenView.ts'
import type { DrawnStep } from '../../scenario/drawnReport.ts'
import type { RunEvent, StepSight } from '../../scenario/runEvent.ts'
import { messageText } from '../../scenario/steps/message.ts'

/** The screens of one part of a report, each of them once. */
export interface ViewsOfPart {
  placeOf(view: ScreenView): number
}

/** A step as a report draws it; of other events nothing. */
export function drawnStep(event: RunEvent, views: ViewsOfPart): readonly DrawnStep[] {
  if (event.type !== 'stepPassed' && event.type !== 'stepFailed') return []
  const { step, accepted, reason, sight, timing } = event
  return [
    {
      ...step,
      ok: event.type === 'stepPassed',
      ...(accepted === undefined ? {} : { accepted }),
      ...(reason === undefined ? {} : { reason }),
      ...(event.type === 'stepPassed' && event.said !== undefined ? { said: event.said } : {}),
      ...(event.type === 'stepFailed' ? { failure: event.failure } : {}),
      ...(sight === undefined ? { messages: [] } : seen(sight, views)),
      timing,
    },
  ]
}

function seen({ before, after, messages, states, at }: StepSight, views: ViewsOfPart) {
  return {
    before: views.placeOf(before),
    after: views.placeOf(after),
    messages: messages.map((message) => ({
      name: message.name,
      text: messageText(message).slice(message.name.length + 1),
      at: message.at,
    })),
    states,
    at,
  }
}
