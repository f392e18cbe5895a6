import { cars, type Scene } from './scenes.ts'

/** The kinds of screen of each skin; every one of them is taken in every look. */
export const kinds: readonly Scene[] = [
  ...Object.values(cars).map((vehicle): Scene => ({
    name: 'home',
    vehicle,
    come: ({ goHome }) => goHome(),
  })),
  kind('list', cars.a, 'phone', 'opt', 'set_phone'),
  kind('digits', cars.a, 'apps', 'opt', 'login_porsche_connect'),
  dialog(cars.a, 'apps', 'opt', 'login_porsche_connect'),
  kind('list', cars.bc, 'set', 'device_manager', 'options'),
  kind('digits', cars.bc, 'porsche_connect_settings'),
  dialog(cars.bc, 'porsche_connect_settings'),
  kind('list', cars.t, 'settings'),
  kind('email', cars.t, 'settings', 'accounts', 'set_up_account'),
]

function kind(name: string, vehicle: string, ...way: readonly string[]): Scene {
  return {
    name,
    vehicle,
    async come({ goHome, choose }) {
      await goHome()
      await choose(...way)
    },
  }
}

/** What comes after a form of digits: the code is wrong. The car is left with the dialog open. */
function dialog(vehicle: string, ...way: readonly string[]): Scene {
  return {
    name: 'dialog',
    vehicle,
    async come({ goHome, choose, enter, glass }) {
      await goHome()
      await choose(...way)
      await enter('00000000')
      await glass.getByRole('alertdialog').getByRole('button').waitFor()
    },
  }
}
