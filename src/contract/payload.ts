import { z } from 'zod'

/** The sender's own string; the same id again gets the same answer and has no second effect. */
export const inputId = z.string().min(1).max(64)

/** Everything sent to a head unit carries the id that its answer will name. */
export function toHeadUnit<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ inputId, ...shape })
}

/** Marks a field that logs, reports, histories, recordings and views must mask. */
export function secret<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ secret: true })
}

/** The largest payload that anybody takes, in bytes. */
export const largestPayload = 64 * 1024

export const vinPattern = /^[A-HJ-NPR-Z0-9]{17}$/

/** ISO 3779: 17 characters without I, O and Q. */
export const vin = z.string().regex(vinPattern)

/** ISO 3166-1 alpha-2. */
export const country = z.string().regex(/^[A-Z]{2}$/)

/** A BCP 47 tag as the label files are named, never a list of known languages. */
export const locale = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
