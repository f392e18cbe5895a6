import { z } from 'zod'
import { ruleId } from '../catalogue/ruleFile.ts'
import { given } from '../contract/fixture.ts'
import { country, locale } from '../contract/payload.ts'
import { referenceName } from './references.ts'
import { stepList } from './stepList.ts'

const yearRange = /^(\d{4})\.\.(\d{4})$/

const name = z.union([z.string().min(1), z.int()]).transform(String)
const names = z.union([name, z.array(name).min(1)]).transform((one) => [one].flat())

const modelYear = z.union([
  z.int().min(1990).max(2100),
  z.string().regex(yearRange, 'a model year such as 2018, or a range such as 2017..2018'),
])

/** Which vehicles a scenario is played on; every key narrows the choice. */
export const vehicleMatcher = z
  .strictObject({
    model: names.optional(),
    generation: names.optional(),
    modelYear: z
      .union([modelYear, z.array(modelYear).min(1)])
      .transform((years) => [years].flat().map(rangeOf))
      .optional(),
    roaming: names.optional(),
    data: names.optional(),
    pin: names.optional(),
    link: names.optional(),
    linkMethod: names.optional(),
  })
  .refine((matcher) => Object.keys(matcher).length > 0, 'at least one key, or `vehicles: all`')

export type VehicleMatcher = z.output<typeof vehicleMatcher>

const parameterName = z
  .string()
  .regex(referenceName, 'a name of letters and digits that begins with a letter')

/** A name, or a name with the value that it has when nothing is said. */
const parameter = z.union([
  parameterName,
  z
    .record(parameterName, z.unknown())
    .refine((one) => Object.keys(one).length === 1, 'one name with its default'),
])

/** The first document of a scenario file. */
export const scenarioHeader = z.strictObject({
  name: z.string().min(1),
  part: z.literal(true).optional(),
  parameters: z.array(parameter).min(1).optional(),
  vehicle: z.string().min(1).optional(),
  vehicles: z.union([z.literal('all'), vehicleMatcher]).optional(),
  locale: locale.optional(),
  locales: z.union([z.literal('all'), z.array(locale).min(1)]).optional(),
  market: country.optional(),
  markets: z.union([z.literal('all'), z.array(country).min(1)]).optional(),
  given: given.optional(),
  tags: z.array(z.string().min(1)).optional(),
  rules: z.array(ruleId).optional(),
  expect: z.enum(['pass', 'fail']).optional(),
  setup: stepList.optional(),
  teardown: stepList.optional(),
})

export type ScenarioHeader = z.output<typeof scenarioHeader>

function rangeOf(written: number | string): { readonly from: number; readonly to: number } {
  if (typeof written === 'number') return { from: written, to: written }
  const match = yearRange.exec(written)
  return { from: Number(match?.[1]), to: Number(match?.[2]) }
}
