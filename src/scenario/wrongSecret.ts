/** Something as long as the secret and of the same form, but another: each digit and letter is the next one. */
export function wrongSecret(secret: string): string {
  return [...secret].map(nextCharacter).join('')
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
