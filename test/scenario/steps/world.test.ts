import { expect, test } from 'vitest'
import { lastStep, playScenario } from '../../helpers/playScenario.ts'

test.each([
  ['{ country: FR }', '{ connect: offline, abroad: true }'],
  ['{ technology: none }', '{ reason: no-coverage, technology: none }'],
  ['{ ignition: "off" }', '{ reason: ignition-off }'],
  ['{ embeddedSim: inactive }', '{ bearer: inserted }'],
  ['{ embeddedSim: inactive, simCard: null }', '{ bearer: none, sim: none }'],
  ['{ phone: { paired: true, hotspot: true } }', '{ bearer: hotspot }'],
  ['{ backend: unreachable }', '{ connect: offline, reason: backend-unreachable }'],
])('the change %s is seen as %s', async (change, status) => {
  const steps = `- world: ${change}\n- see: { status: ${status} }`
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
})

test('doors are told to the car', async () => {
  const steps =
    '- world: { doors: locked }\n- message: { on: surroundings.doors.changed, carries: { doors: locked } }'
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
})

test('changes happen in the order in which they are written', async () => {
  const order = async (change: string) => {
    const events = await playScenario(`- world: ${change}\n- see: { kind: dark, path: [phone] }`)
    const failed = events.find((event) => event.type === 'stepFailed')
    return failed?.type === 'stepFailed'
      ? failed.failure.messages
          .filter((message) => message.startsWith('surroundings.'))
          .map((message) => message.split(' ')[0])
      : []
  }
  const two = ['surroundings.country.changed', 'surroundings.technology.changed']
  expect(await order('{ country: FR, technology: 3G }')).toEqual(two)
  expect(await order('{ technology: 3G, country: FR }')).toEqual([...two].reverse())
})

test('a card of its own secrets is put in, and they are known by their names', async () => {
  const steps = `- world: { embeddedSim: inactive, simCard: { id: card-9, pin: "5555", country: FR } }
- see: { status: { sim: locked } }
- enter: { secret: sim.pin }
- confirm: {}
- see: { status: { sim: ready, abroad: true } }`
  const events = await playScenario(steps)
  expect(events.at(-1)).toMatchObject({ type: 'runFinished', ok: true })
  expect(JSON.stringify(events)).not.toContain('5555')
})

test('what the backend does is seen at once, also after an input', async () => {
  const steps =
    '- press: phone\n- world: { backend: unreachable }\n- see: { status: { reason: backend-unreachable } }'
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
})
