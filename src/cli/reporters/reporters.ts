import { jsonReporter } from './json.ts'
import { junitReporter } from './junit.ts'
import type { Reporter } from './reporter.ts'
import { textReporter } from './text.ts'

export const reporters: ReadonlyMap<string, () => Reporter> = new Map([
  ['text', textReporter],
  ['json', jsonReporter],
  ['junit', junitReporter],
])

export const reporterNames: readonly string[] = [...reporters.keys()]
