import { z } from 'zod'

/** A list of steps inside a block or the header; each is read as a step by itself. */
export const stepList = z.array(z.unknown()).min(1).meta({ holds: 'steps' })

/** One step that looks at something and does nothing. */
export const lookingStep = z.record(z.string(), z.unknown()).meta({ holds: 'look' })
