import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterAll, afterEach, expect, test } from 'vitest'
import { carFacts } from '../../../src/catalogue/features.ts'
import { vehiclesOf } from '../../../src/catalogue/vehicle.ts'
import { HeadUnit } from '../../../src/renderer/headUnit/HeadUnit.tsx'
import { bareCar } from '../../helpers/bareCar.ts'
import { everyNode } from '../../helpers/everyNode.ts'
import { defaultFixture, shippedCatalogue } from '../../helpers/shippedFacts.ts'
import { words } from '../helpers/headUnitParts.ts'

const catalogue = shippedCatalogue()
const { market } = defaultFixture()
const withoutKnob = vehiclesOf(catalogue).filter(
  ({ id }) => carFacts(catalogue, id, market, [])?.skin.knob === false,
)
let entries = 0
let mostStrokes = 0

afterEach(cleanup)
afterAll(() => {
  process.stdout.write(
    `${String(entries)} entries of ${String(withoutKnob.length)} vehicles by arrow keys alone, at most ${String(mostStrokes)} strokes\n`,
  )
})

test.each(withoutKnob.map(({ id }) => id))(
  'every entry of %s, which has no knob, is worked by arrow keys and Enter',
  async (vehicle) => {
    const user = userEvent.setup()
    for (const { path } of everyNode(bareCar({ vehicle }).facts.menu)) {
      const car = bareCar({ vehicle })
      const byTouch = bareCar({ vehicle })
      let refusal: string | undefined
      const element = () => (
        <HeadUnit
          view={car.view()}
          skin={car.facts.skin}
          words={words()}
          onInput={(event) => {
            refusal = car.send(event)
          }}
        />
      )
      const { rerender, unmount } = render(element())
      screen.getByRole('group', { name: 'Screen of the car' }).focus()
      let strokes = 0
      for (const id of path) {
        const first = car.view().entries[0]?.id
        while (document.activeElement?.getAttribute('data-entry') !== id) {
          strokes += 1
          expect(strokes, `${path.join('/')} from ${String(first)}`).toBeLessThan(50)
          await user.keyboard('{ArrowDown}')
        }
        await user.keyboard('{Enter}')
        rerender(element())
      }
      expect([path, refusal]).toEqual([path, byTouch.walk(path)])
      expect(car.view()).toEqual(byTouch.view())
      for (let depth = 0; car.view().kind !== 'home'; depth += 1) {
        expect(depth).toBeLessThan(10)
        await user.keyboard('{Escape}')
        rerender(element())
      }
      entries += 1
      mostStrokes = Math.max(mostStrokes, strokes)
      unmount()
    }
  },
)
