import { keptBy } from './keptBy.ts'

const formatOf = keptBy(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      hourCycle: 'h23',
      minute: '2-digit',
      timeZone: 'UTC',
    }),
)

/** The clock of the car; the world knows no time zones. */
export function timeOfDay(now: number, locale: string): string {
  return formatOf(locale).format(now)
}
