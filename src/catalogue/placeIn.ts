import { isCollection, isMap, isNode, type Document, type LineCounter } from 'yaml'

interface PlaceInFile {
  readonly line: number
  readonly column: number
}

/** Where a key path stands in a YAML document; the nearest thing around it when it is missing. */
export function placeIn(
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
): PlaceInFile {
  let node: unknown = document.contents
  let offset = isNode(node) ? node.range?.[0] : undefined
  for (const key of path) {
    if (!isCollection(node)) break
    const pair = isMap(node)
      ? node.items.find((item) => isNode(item.key) && String(item.key) === String(key))
      : undefined
    const child: unknown = pair === undefined ? node.get(key, true) : pair.value
    const place = isNode(pair?.key) ? pair.key : child
    if (!isNode(place)) break
    offset = place.range?.[0] ?? offset
    node = child
  }
  const { line, col } = lines.linePos(offset ?? 0)
  return line === 0 ? { line: 1, column: 1 } : { line, column: col }
}
