/**
 * Something of the same form as the secret, but another: each digit and letter is the next one. It is as long as the
 * secret, or as long as is wished.
 */
export function wrongSecret(secret: string, length = [...secret].length): string {
  const wrong = [...secret].map(nextCharacter)
  return Array.from({ length }, (_, index) => wrong[index % wrong.length] ?? '0').join('')
}

function nextCharacter(character: string): string {
  if (/\d/.test(character)) return String((Number(character) + 1) % 10)
  if (/[a-zA-Z]/.test(character)) {
    if (character === 'z') return 'a'
    if (character === 'Z') return 'A'
    return String.fromCodePoint((character.codePointAt(0) ?? 0) + 1)
  }
  return character
}
