import type { Hand } from '../contract/playChannels.ts'
import type { DriverEvent } from '../contract/channels.ts'
import type { ScreenView } from '../contract/screenView.ts'
import { choiceOnScreen } from './entryOnScreen.ts'
import type { ScenarioStep } from './scenario.ts'
import type { Stage } from './stage.ts'

/** Which control a step works on this screen; undefined for a step that only looks or speaks. */
export function handOf(
  { name, argument }: Pick<ScenarioStep, 'name' | 'argument'>,
  view: ScreenView,
  stage: Stage,
): Hand | undefined {
  switch (name) {
    case 'press':
      return handOfKey(valueOf(argument, 'key'))
    case 'back':
      return handOfKey('back')
    case 'turn':
      return { works: 'knob', detents: Number(valueOf(argument, 'detents')) }
    case 'choose': {
      const written = valueOf(argument, 'entry')
      return { works: 'entry', id: choiceOnScreen(view, written, stage) ?? written }
    }
    case 'enter':
      return { works: 'keypad' }
    case 'erase':
      return { works: 'erase' }
    case 'confirm':
      return handOfConfirming(view)
    case 'world':
      return { works: 'surroundings' }
    case 'wait':
      return { works: 'clock' }
    case 'owner':
    case 'dealer':
      return { works: 'owner' }
    default:
      return undefined
  }
}

/** Which control an input works on this screen. */
export function handOfInput(input: DriverEvent, view: ScreenView): Hand {
  switch (input.type) {
    case 'driver.key.pressed':
      return handOfKey(input.payload.key)
    case 'driver.entry.chosen':
      return { works: 'entry', id: input.payload.id }
    case 'driver.knob.turned':
      return { works: 'knob', detents: input.payload.detents }
    case 'driver.text.deleted':
      return { works: 'erase' }
    case 'driver.input.confirmed':
      return handOfConfirming(view)
    default:
      return { works: 'keypad' }
  }
}

function handOfKey(key: string): Hand {
  return key === 'knob' ? { works: 'knob', detents: 0 } : { works: 'key', id: key }
}

/** OK stands in the dialog where there is one, and on the keypad where there is none. */
function handOfConfirming({ dialog }: ScreenView): Hand {
  const button = dialog?.buttons[0]
  return button === undefined ? { works: 'confirm' } : { works: 'entry', id: button.id }
}

function valueOf(argument: unknown, key: string): string {
  if (typeof argument === 'object' && argument !== null && key in argument) {
    return String((argument as Readonly<Record<string, unknown>>)[key])
  }
  return String(argument)
}
