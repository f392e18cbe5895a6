/** A whole number from 0 up, the same for the same words: FNV-1a, 32 bits, stirred once more. */
function numberOf(words: string): number {
  let hash = 0x811c9dc5
  for (const character of words) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** So many digits, the same for the same words. */
export function digitsOf(words: string, length: number): string {
  let digits = ''
  for (let part = 0; digits.length < length; part += 1) {
    digits += String(numberOf(`${words}#${String(part)}`))
      .padStart(10, '0')
      .slice(3)
  }
  return digits.slice(0, length)
}

/** A number from 0 up to 1, the same for the same words. */
export function chanceOf(words: string): number {
  return numberOf(words) / 2 ** 32
}

// ISO 3779 position 10; the letters go round every thirty years, without I, O, Q, U, Z and 0
const yearCodes = 'ABCDEFGHJKLMNPRSTVWXY123456789'

export interface VinParts {
  /** World manufacturer identifier and the two characters of the model. */
  readonly manufacturer: string
  readonly model: string
  readonly modelYear: number
  readonly vehicle: string
  readonly instance: number
  readonly seed: number
}

/** A VIN of 17 characters in the form of ISO 3779; the serial number derives from vehicle, instance and seed. */
export function vinOf(parts: VinParts): string {
  const year = yearCodes[(parts.modelYear - 1980) % 30] ?? 'A'
  const serial = digitsOf(`${parts.vehicle}/${String(parts.instance)}/${String(parts.seed)}`, 6)
  return `${parts.manufacturer}ZZZ${parts.model}Z${year}S${serial}`
}
