import type { ScenarioStep } from './scenario.ts'
import { spokenText } from './spokenText.ts'

const secretKeys = ['pin', 'puk', 'password', 'old', 'securityCode', 'number']

/**
 * A step as it is written, in one line; what somebody has typed in is shown by its length only, and what is told in many
 * languages in this one.
 */
export function stepText(
  { name, argument }: Pick<ScenarioStep, 'name' | 'argument'>,
  locale: string,
): string {
  if (name === 'say' && typeof argument === 'object' && argument !== null) {
    return `${name}: ${spokenText(argument as Readonly<Record<string, string>>, locale) ?? ''}`
  }
  return `${name}: ${inline(name === 'enter' ? maskTyped(argument) : argument)}`
}

function maskTyped(argument: unknown): unknown {
  if (typeof argument === 'string') return masked(argument)
  if (typeof argument !== 'object' || argument === null || !('text' in argument)) return argument
  return { ...argument, text: masked(String(argument.text)) }
}

/** A kept value is shown by its name. */
function masked(text: string): string {
  return /^\$[A-Za-z]\w*$/.test(text) ? text : dots(text)
}

function dots(text: string): string {
  return '•'.repeat([...text].length)
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([key, part]: [string, unknown]) =>
      secretKeys.includes(key) && typeof part !== 'object'
        ? `${key}: ${masked(String(part))}`
        : `${key}: ${inline(part)}`,
    )
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
  }
  return String(value)
}
