import { z } from 'zod'
import { step } from '../step.ts'

/** Plays the steps of another file, named relative to this one; whoever loads the scenario puts them in its place. */
export const run = step({
  name: 'run',
  form: '- run: parts/open-roaming.yaml',
  isInput: false,
  keys: [],
  schema: z.string().min(1),
  play: () => Promise.reject(new Error('loadScenario puts the steps of a part in place of run')),
})
