import { readFileSync } from 'node:fs'
import { shuffled } from '../../src/scenario/shuffled.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import type { Mutant, MutantKind, Switch } from './mutant.ts'
import { productSources } from './productSources.ts'
import { switchSource, type Mark } from './switchSource.ts'

/** Whether a text is the code of an answer: the car has words for each of them. */
export function isAnswerCode(text: string): boolean {
  return Object.hasOwn(shippedCatalogue().texts['en']?.reasons ?? {}, text)
}

/** Every guard, guard clause and code of an answer in the product, forced or changed. */
export function codeMutants(seed: number): readonly Mutant[] {
  return productSources().flatMap((file) => {
    const { marks } = switchSource(file, readFileSync(file, 'utf8'), isAnswerCode)
    const codes = [
      ...new Set(marks.filter(({ kind }) => kind === 'code').flatMap((mark) => mark.codes)),
    ]
    return marks.flatMap((mark) =>
      mark.kind === 'code' ? changed(mark, codes, seed) : [forced(mark, true), forced(mark, false)],
    )
  })
}

function forced(mark: Mark, to: boolean): Mutant {
  const kind = mark.kind === 'guard' ? 'guard forced' : 'guard clause forced'
  return switched(mark, kind, to, `${mark.text} is always ${String(to)}`)
}

/** The code of another answer of the same file; where there is none, of any. */
function changed(mark: Mark, codes: readonly string[], seed: number): readonly Mutant[] {
  const [code = ''] = mark.codes
  const siblings = codes.filter((one) => one !== code)
  const all = Object.keys(shippedCatalogue().texts['en']?.reasons ?? {})
  const others = siblings.length > 0 ? siblings : all.filter((one) => one !== code)
  const [to] = shuffled(others, seed + mark.id.length)
  if (to === undefined) return []
  const who = mark.file.startsWith('src/backend/') ? 'Porsche Connect' : 'the car'
  return [switched(mark, `answer of ${who} changed`, to, `${code} becomes ${to}`)]
}

function switched(mark: Mark, kind: MutantKind, to: Switch['to'], change: string): Mutant {
  return {
    // without the other code, which changes with its neighbours
    id: `${mark.id} -> ${typeof to === 'string' ? 'another' : String(to)}`,
    kind,
    place: `${mark.file}:${String(mark.line)}`,
    change,
    how: { switch: { mark: mark.id, to } },
    reach: { touches: [mark.id], vehicles: [], mentions: [], hints: mark.codes },
  }
}
