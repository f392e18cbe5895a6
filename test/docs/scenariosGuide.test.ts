import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { dealerDeed, ownerDeed } from '../../src/contract/ownerDeeds.ts'
import { scenarioSchema } from '../../src/scenario/scenarioSchema.ts'
import { pcmIn } from '../helpers/pcm.ts'
import { keysWithoutExample, type JsonSchema } from '../helpers/keysWithoutExample.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const guide = readFileSync('docs/scenarios.md', 'utf8')
const blocks = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? '')

/** A block as a file: whole, or steps alone, which are played on a 911. */
const files = blocks.map((text, index) => {
  const named = /^# (\S+\.yaml)$/m.exec(text.split('\n')[0] ?? '')?.[1]
  const line = guide.slice(0, guide.indexOf(text)).split('\n').length
  const isWhole = /^---$/m.test(text)
  return {
    name: named ?? `example-${String(index)}.yaml`,
    title: `the example at line ${String(line)}`,
    isPart: named !== undefined,
    text: isWhole ? text : `name: x\nvehicle: 911-991-2018\n---\n${text}`,
  }
})

test.each(files.filter(({ isPart }) => !isPart))(
  '$title is played and passes',
  { timeout: 60_000 },
  async ({ name }) => {
    const folder = temporaryFolder()
    for (const file of files) {
      mkdirSync(dirname(join(folder, file.name)), { recursive: true })
      writeFileSync(join(folder, file.name), file.text)
    }
    const { exitCode, stdout, stderr } = await pcmIn(folder, ['run', name])
    expect(stderr + stdout).not.toContain('FAILED')
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  },
)

interface Written {
  readonly headers: unknown[]
  readonly steps: unknown[]
}

/** Everything in the examples, the steps inside blocks and headers too. */
function written(): Written {
  const found: Written = { headers: [], steps: [] }
  const gather = (value: unknown): void => {
    if (!Array.isArray(value)) return
    for (const step of value as unknown[]) {
      found.steps.push(step)
      for (const part of Object.values(Object(step) as Record<string, Record<string, unknown>>)) {
        gather(Object(part).steps)
        gather(Object(part).otherwise)
      }
    }
  }
  for (const { text } of files) {
    const [header, steps] = parseAllDocuments(text).map(
      (document) => document.toJS() as Record<string, unknown>,
    )
    found.headers.push(header)
    gather(header?.['setup'])
    gather(header?.['teardown'])
    gather(steps)
  }
  return found
}

test('every step and every key of the language has an example', () => {
  const schema = scenarioSchema() as JsonSchema & { else: JsonSchema; $defs: { step: JsonSchema } }
  const { headers, steps } = written()
  expect([
    ...keysWithoutExample(schema.else, headers),
    ...keysWithoutExample(schema.$defs.step, steps),
  ]).toEqual([])
})

test('every act of owner and dealer is named', () => {
  const acts = [...ownerDeed.options, ...dealerDeed.options].map(({ shape }) => shape.act.value)
  expect(acts.filter((act) => !guide.includes(`\`${act}\``))).toEqual([])
})

test('a key without an example is noticed', () => {
  const schema = scenarioSchema() as { $defs: { step: JsonSchema } }
  const { steps } = written()
  const without = steps.filter((step) => !JSON.stringify(step).includes('"at-most"'))
  expect(keysWithoutExample(schema.$defs.step, without)).toContain('repeat.at-most')
})
