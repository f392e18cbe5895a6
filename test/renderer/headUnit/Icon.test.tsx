import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { iconFor } from '../../../src/renderer/headUnit/widgets/Icon.tsx'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

const catalogue = shippedCatalogue()

test('every key of every skin has a drawing of its own', () => {
  const keys = catalogue.skins.flatMap(({ keys }) => keys.map(({ id }) => id))
  expect(keys.length).toBeGreaterThan(10)
  expect(keys.filter((id) => iconFor(id) !== id)).toEqual([])
})

test('what nobody has drawn is a dot', () => {
  expect(iconFor('a_menu_that_nobody_knows')).toBe('dot')
})

test('every model has a silhouette', () => {
  const folder = join(import.meta.dirname, '../../../assets/silhouettes')
  const models = catalogue.vehicles.map(({ model }) => model)
  expect(models.filter((model) => !existsSync(join(folder, `${model}.svg`)))).toEqual([])
})
