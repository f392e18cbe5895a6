import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const file = z.strictObject({
  survivors: z.array(z.strictObject({ id: z.string(), why: z.string() })),
})

/** Mutants that no scenario can tell from the product, by their ids, each with the reason. */
export function knownSurvivors(): ReadonlyMap<string, string> {
  const text = readFileSync('test/mutants/knownSurvivors.yaml', 'utf8')
  return new Map(file.parse(parse(text)).survivors.map(({ id, why }) => [id, why]))
}
