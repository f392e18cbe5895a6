import { expect, test } from 'vitest'
import { revealRow } from '../../../src/renderer/headUnit/widgets/revealRow.ts'

// jsdom lays nothing out, so the measures of a list of five rows, three of them in sight, are written on it
function listOf(rows: number): HTMLElement {
  const list = document.createElement('ul')
  Object.defineProperty(list, 'clientHeight', { value: 3 * 50 })
  for (let row = 0; row < rows; row += 1) {
    const item = document.createElement('li')
    item.dataset['entry'] = `entry-${String(row)}`
    Object.defineProperties(item, { offsetTop: { value: row * 50 }, offsetHeight: { value: 50 } })
    list.append(item)
  }
  return list
}

test('a row below the edge is scrolled just into sight, and one above it back', () => {
  const list = listOf(5)
  revealRow(list, 'entry-2')
  expect(list.scrollTop).toBe(0)
  revealRow(list, 'entry-4')
  expect(list.scrollTop).toBe(100)
  revealRow(list, 'entry-1')
  expect(list.scrollTop).toBe(50)
  revealRow(list, null)
  expect(list.scrollTop).toBe(50)
})
