import { expect, test } from 'vitest'
import { suggestionFor } from '../../src/scenario/suggestionFor.ts'

test.each([
  ['911-991-2081', ['911-991-2017', '911-991-2018'], '911-991-2018'],
  ['ed', ['cs', 'en', 'de'], 'de'],
  ['ROAMING', ['roaming'], 'roaming'],
  ['romaing', ['options', 'roaming'], 'roaming'],
  ['xx', ['cs', 'de'], undefined],
  ['updates', ['phone'], undefined],
])('for %s of %j it suggests %s', (written, candidates, suggestion) => {
  expect(suggestionFor(written, candidates)).toBe(suggestion)
})
