import { mentionChecker } from './mentionChecker.ts'
import { playFilled } from './playFilled.ts'
import { readArgument, type PartValues, type Path, type Read, type Reader } from './readArgument.ts'
import { referencesIn } from './references.ts'
import type { ScenarioBlock, ScenarioItem } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'
import { faultAt, withSuggestion, type ScenarioSource } from './scenarioSource.ts'
import type { Block, Step } from './step.ts'
import { lookingSteps, steps } from './steps.ts'
import { when } from './steps/when.ts'

/** Nobody mends more at a time. */
const mostFaults = 20

/** Reads a list of steps: the second document, or one that the header holds. */
export function readSteps(
  source: ScenarioSource,
  partValues: PartValues,
  path: Path = [],
  written: unknown = source.document.value,
): Read<{ readonly steps: readonly ScenarioItem[] }> {
  return readList({ ...partValues, source, check: mentionChecker(source.catalogue) }, path, written)
}

function readList(
  reader: Reader,
  path: Path,
  written: unknown,
): Read<{ readonly steps: readonly ScenarioItem[] }> {
  const { source } = reader
  if (!Array.isArray(written)) {
    const words = { problem: 'no list of steps', expected: 'a list, `- press: …`' }
    return { faults: [faultAt(source, path, words)] }
  }
  if (written.length === 0) {
    const words = { problem: 'no steps', expected: 'at least one step' }
    return { faults: [faultAt(source, path, words)] }
  }
  const faults: ScenarioFault[] = []
  const items: ScenarioItem[] = []
  for (const [index, one] of (written as readonly unknown[]).entries()) {
    const read = readItem(reader, [...path, index], one)
    if ('item' in read) items.push(read.item)
    else faults.push(...read.faults)
    if (faults.length >= mostFaults) break
  }
  return faults.length > 0 ? { faults } : { steps: items }
}

/** One step; beside it may stand `when`, which is as if it stood in the steps of that. */
function readItem(
  reader: Reader,
  path: Path,
  written: unknown,
): Read<{ readonly item: ScenarioItem }> {
  const { source } = reader
  const isMap = typeof written === 'object' && written !== null && !Array.isArray(written)
  const parts = isMap ? (written as Readonly<Record<string, unknown>>) : {}
  const names = Object.keys(parts)
  const [name] = names.filter((one) => one !== when.name || names.length === 1)
  if (name === undefined || names.length > (Object.hasOwn(parts, when.name) ? 2 : 1)) {
    return { faults: [faultAt(source, path, noStep(written, names))] }
  }
  const known = steps.find((one) => one.name === name)
  if (known === undefined) {
    const all = steps.map((one) => one.name)
    const words = { problem: `unknown step ${name}`, expected: `one of ${all.join(', ')}` }
    return { faults: [faultAt(source, [...path, name], withSuggestion(words, name, all))] }
  }
  const item =
    known.kind === 'block'
      ? readBlock(reader, known, [...path, name], parts[name])
      : readStep(reader, known, [...path, name], parts[name])
  return names.length === 1 ? item : readWhenBeside(reader, path, parts[when.name], item)
}

function noStep(written: unknown, names: readonly string[]) {
  const seen =
    typeof written === 'string' ? written : names.length > 1 ? names.join(' and ') : 'nothing'
  const form = steps.find((one) => one.name === seen)?.form ?? '- press: phone'
  return {
    problem: `${seen} is not a step`,
    expected: `a map of one key, such as \`${form}\``,
  }
}

function readWhenBeside(
  reader: Reader,
  path: Path,
  condition: unknown,
  item: Read<{ readonly item: ScenarioItem }>,
): Read<{ readonly item: ScenarioItem }> {
  const at = [...path, when.name]
  const keys = typeof condition === 'object' && condition !== null ? Object.keys(condition) : []
  const list = keys.find((key) => Object.hasOwn(when.lists, key))
  if (list !== undefined) {
    const words = {
      problem: `${list} in a when beside another step`,
      expected: 'a condition alone: the step beside it is what is played',
    }
    return { faults: [faultAt(reader.source, [...at, list], words)] }
  }
  const inside = keys.length === 0 ? undefined : { steps: [{}] }
  const read = readOwn(reader, when, at, condition, inside)
  if ('faults' in read || 'faults' in item) {
    return {
      faults: [...('faults' in item ? item.faults : []), ...('faults' in read ? read.faults : [])],
    }
  }
  return { item: { ...read.block, lists: { steps: [item.item] } } }
}

function readStep(
  reader: Reader,
  known: Step,
  path: Path,
  own: unknown,
): Read<{ readonly item: ScenarioItem }> {
  const read = readArgument(reader, known, path, { own }, () => true)
  if ('faults' in read) return read
  const { argument } = read.written
  const keeps = read.parts?.keeps ?? []
  const play = referencesIn(argument).length === 0 ? read.parts?.play : undefined
  return {
    item: {
      ...read.written,
      isInput: known.isInput,
      keeps,
      play: play ?? ((stage) => playFilled(known, argument, stage)),
    },
  }
}

function readBlock(
  reader: Reader,
  known: Block,
  path: Path,
  raw: unknown,
): Read<{ readonly item: ScenarioItem }> {
  const parts = Object.entries(Object(raw) as Readonly<Record<string, unknown>>)
  const listed =
    typeof raw === 'object' ? parts.filter(([key]) => Object.hasOwn(known.lists, key)) : []
  const own =
    listed.length === 0
      ? raw
      : Object.fromEntries(parts.filter(([key]) => !Object.hasOwn(known.lists, key)))
  const read = readOwn(reader, known, path, own, Object.fromEntries(listed))
  const inside = listed.flatMap(([key, written]) => {
    const at = [...path, key]
    // that it is no list, or an empty one, is told with the argument
    if (known.lists[key] === 'look') return [[key, readLook(reader, at, written)] as const]
    const isList = Array.isArray(written) && written.length > 0
    return isList ? [[key, readList(reader, at, written)] as const] : []
  })
  const faults = [
    ...('faults' in read ? read.faults : []),
    ...inside.flatMap(([, list]) => ('faults' in list ? list.faults : [])),
  ]
  if ('faults' in read || faults.length > 0) return { faults }
  const lists = Object.fromEntries(
    inside.map(([key, list]) => [key, 'steps' in list ? list.steps : []]),
  )
  // a list of steps stands for itself, what is looked for belongs to what is told
  const looks = Object.fromEntries(listed.filter(([key]) => known.lists[key] === 'look'))
  const argument = listed.length === 0 ? own : { ...looks, ...(own as object) }
  return { item: { ...read.block, argument, lists } }
}

/** A block without what is inside it. */
function readOwn(
  reader: Reader,
  known: Block,
  path: Path,
  own: unknown,
  inside: object | undefined,
): Read<{ readonly block: Omit<ScenarioBlock, 'lists'> }> {
  const { source, open } = reader
  const given = typeof own === 'object' ? { own, ...(inside && { inside }) } : { own }
  const read = readArgument(reader, known, path, given, (name) => open.has(name))
  if ('faults' in read) return read
  const unknown = read.written.uses.find(({ path: [key] }) => !known.keptIn.includes(String(key)))
  if (unknown !== undefined) {
    const words = {
      problem: `${known.name}: $${unknown.name} is not known when the file is read`,
      expected: 'a value as it is, or a parameter of a part',
    }
    return { faults: [faultAt(source, [...path, ...unknown.path], words)] }
  }
  const { certain = [], round = notYet, part, condition } = read.parts ?? {}
  return {
    block: {
      ...read.written,
      certain,
      round,
      ...(part && { part }),
      ...(condition && { condition }),
    },
  }
}

/** A part is read once before anybody says what its parameters are. */
function notYet(): never {
  throw new Error('a part is played with the values of its parameters')
}

/** `until` of a repeat: one step that does nothing. */
function readLook(
  reader: Reader,
  path: Path,
  written: unknown,
): Read<{ readonly steps: readonly ScenarioItem[] }> {
  const names = Object.keys(Object(written) as object)
  const [name = 'nothing'] = names
  const known = lookingSteps.map((one) => one.name)
  if (names.length === 1 && known.includes(name)) {
    const read = readItem(reader, path, written)
    return 'faults' in read ? read : { steps: [read.item] }
  }
  const problem = names.length > 1 ? `${names.join(' and ')}` : name
  const words = {
    problem: `${problem} is nothing to look at`,
    expected: `a map of one key, one of ${known.join(', ')}`,
  }
  return { faults: [faultAt(reader.source, path, words)] }
}
