import type { RunEvent } from '../../scenario/runEvent.ts'
import type { Report } from './runReport.ts'

/** Tells what happens, for people or for machines: text as it goes, and the rest at the end. */
export interface Reporter {
  readonly fileName: string
  hear(event: RunEvent): string
  finish(report: Report): string
}
