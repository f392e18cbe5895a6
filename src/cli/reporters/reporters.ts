import { htmlReporter } from './html.ts'
import { jsonReporter } from './json.ts'
import { junitReporter } from './junit.ts'
import type { MakeReporter } from './reporter.ts'
import { textReporter } from './text.ts'

export const reporters: ReadonlyMap<string, MakeReporter> = new Map([
  ['text', textReporter],
  ['json', jsonReporter],
  ['junit', junitReporter],
  ['html', htmlReporter],
])

export const reporterNames: readonly string[] = [...reporters.keys()]
