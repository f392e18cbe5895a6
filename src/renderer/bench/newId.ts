const page = crypto.randomUUID().slice(0, 13)
let count = 0

/** An id that no other page uses: several may drive the same car. */
export function newId(): string {
  count += 1
  return `${page}-${String(count)}`
}
