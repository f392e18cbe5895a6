import { WrongUse } from './command.ts'

/** A port of the command line, or wrong use. */
export function portOf(flag: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  const port = Number(given)
  if (/^\d{1,5}$/.test(given) && port <= 65_535) return port
  throw new WrongUse(`${flag} ${given} is no port`, {
    place: flag,
    expected: 'a number from 0 to 65535',
  })
}
