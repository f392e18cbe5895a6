import type { Catalogue } from '../../catalogue/catalogue.ts'

/** Finds the code of a reason by the words that a car tells it in, whatever its language. */
export function reasonsByText({ texts }: Catalogue): (text: string) => string | undefined {
  const codes = new Map(
    Object.values(texts).flatMap(({ reasons }) =>
      Object.entries(reasons).map(([code, text]): [string, string] => [text, code]),
    ),
  )
  return (text) => codes.get(text)
}
