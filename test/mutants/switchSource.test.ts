import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { isAnswerCode } from './codeMutants.ts'
import { productSources } from './productSources.ts'
import { switchSource } from './switchSource.ts'

const isCode = (text: string) => ['pin-wrong', 'data-off'].includes(text)

function marksIn(source: string): readonly string[] {
  return switchSource('a.ts', source, isCode).marks.map(
    ({ kind, text, line }) => `${String(line)} ${kind} ${text}`,
  )
}

function switched(source: string): string {
  return switchSource('a.ts', source, isCode).text.replace(/\s+/g, ' ')
}

test('guards are found however they are written', () => {
  const source = `const machine = {
    on: { one: { guard: 'isOpen' }, other: [{ guard: { type: 'isRight', params: ({ event }) => event } }] },
    always: { guard: ({ context }) => context.open },
  }`
  expect(marksIn(source)).toEqual([
    "2 guard 'isOpen'",
    "2 guard { type: 'isRight', params: ({ event }) => event }",
    '3 guard ({ context }) => context.open',
  ])
  expect(switched(source)).toContain(`one: { guard: guardAt("a.ts guard 'isOpen'", 'isOpen') }`)
})

test('a guard that no switch can stand before is an error, never left out', () => {
  expect(() => marksIn('const guard = 1; const to = { guard }')).toThrow('no switch')
})

test('codes are found where they are given, not where they are compared, named or typed', () => {
  const source = `function why(code: 'pin-wrong'): string {
    if (code === 'pin-wrong') return 'data-off'
    switch (code) { case 'pin-wrong': return code ?? 'pin-wrong' }
    return table['x'] ?? refused({ 'data-off': 'pin-wrong' })
  }`
  expect(marksIn(source)).toEqual([
    "2 clause code === 'pin-wrong'",
    "2 code 'data-off'",
    "3 code 'pin-wrong'",
    "4 code 'pin-wrong'",
  ])
})

test('a code that is read when the module is loaded can be switched later', () => {
  expect(switched("const reasons = { one: 'pin-wrong' }")).toBe(
    `const reasons = { get one() { return codeAt("a.ts code 'pin-wrong'", 'pin-wrong'); } }; `,
  )
  expect(() => marksIn("const reasons = ['pin-wrong']")).toThrow('no switch')
})

test('of what is asked before, only what leads to a refusal is a mark, and the same text twice are two', () => {
  const source = `function f() { if (a) return 'pin-wrong'; if (a) { b(); return refused(c) } if (a) b() }`
  const { marks } = switchSource('a.ts', source, isCode)
  expect(marks.filter(({ kind }) => kind === 'clause').map(({ id }) => id)).toEqual([
    'a.ts clause a',
    'a.ts clause a #2',
  ])
})

test(
  'every guard that a machine of the product is set up with stands at a mark',
  { timeout: 60_000 },
  () => {
    const named = productSources().flatMap((file) => {
      const source = readFileSync(file, 'utf8')
      return guardNamesIn(ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true))
    })
    const texts = productSources().flatMap((file) =>
      switchSource(file, readFileSync(file, 'utf8'), isAnswerCode)
        .marks.filter(({ kind }) => kind === 'guard')
        .map(({ text }) => text),
    )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((name) => !texts.some((text) => text.includes(`'${name}'`)))).toEqual([])
  },
)

/** The names under `guards` of every `setup`. */
function guardNamesIn(node: ts.Node): readonly string[] {
  if (
    ts.isPropertyAssignment(node) &&
    node.name.getText() === 'guards' &&
    ts.isObjectLiteralExpression(node.initializer)
  ) {
    return node.initializer.properties.map(({ name }) => name?.getText() ?? '')
  }
  const names: string[] = []
  ts.forEachChild(node, (child) => {
    names.push(...guardNamesIn(child))
  })
  return names
}
