import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { RunEvent, RunTitle } from '../../scenario/runEvent.ts'
import type { Report } from './runReport.ts'

/** Tells what happens, for people or for machines: text as it goes, and the rest at the end. */
export interface Reporter {
  readonly fileName: string
  hear(event: RunEvent): string
  finish(report: Report): string
}

/** What a report needs beside the events. */
export interface ReportGround {
  readonly catalogue: Catalogue
  /** The page of the HTML report, still without data. */
  readonly page: string
  /** The command that plays one run again. */
  repeat(run: RunTitle): string
}

export type MakeReporter = (ground: ReportGround) => Reporter
