const deepestFlow = 64

/** `- - - -` in one line, or a line that stands very far to the right: each nests one level deeper. */
const deepBlock = /^(?: *[-?:](?= )){32}|^ {256,}\S/m

/**
 * Whether a YAML text nests deeper than any file of ours. The parser recurses, and a stack that is exhausted
 * within a regular expression ends the whole process instead of throwing.
 */
export function isNestedTooDeep(text: string): boolean {
  if (deepBlock.test(text)) return true
  let depth = 0
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1)
    if (depth > deepestFlow) return true
  }
  return false
}
