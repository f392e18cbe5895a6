import { shuffled } from '../../src/scenario/shuffled.ts'
import { catalogueFiles } from '../helpers/catalogueFiles.ts'
import { codeMutants } from './codeMutants.ts'
import { factFiles } from './factFile.ts'
import { groupMutants } from './groupMutants.ts'
import { labelMutants } from './labelMutants.ts'
import { menuMutants } from './menuMutants.ts'
import { mutantKinds, type Mutant } from './mutant.ts'

/** Every mutant that there is, in a fixed order. */
export function everyMutant(seed: number): readonly Mutant[] {
  const open = factFiles(catalogueFiles())
  return [
    ...menuMutants(open),
    ...labelMutants(open),
    ...groupMutants(open, seed),
    ...codeMutants(seed),
  ]
}

/** So many of them, of each kind the same number as far as there are as many; the same for the same seed. */
export function chosenMutants(
  all: readonly Mutant[],
  count: number,
  seed: number,
): readonly Mutant[] {
  const stacks = mutantKinds.map((kind) =>
    shuffled(
      all.filter((mutant) => mutant.kind === kind),
      seed,
    ),
  )
  const longest = Math.max(...stacks.map(({ length }) => length))
  const dealt = Array.from({ length: longest }, (_, round) =>
    stacks.flatMap((stack) => stack.slice(round, round + 1)),
  )
  const chosen = new Set(dealt.flat().slice(0, count))
  return all.filter((mutant) => chosen.has(mutant))
}
