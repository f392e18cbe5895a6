import { vehiclesOf, type Vehicle } from '../../catalogue/vehicle.ts'
import { suggestionFor } from '../../scenario/suggestionFor.ts'
import { exitCodes, WrongUse, type Command, type CommonOptions } from '../command.ts'
import { loadCatalogue } from '../loadCatalogue.ts'
import { tableText } from '../tableText.ts'

interface VehiclesFlags extends CommonOptions {
  readonly model?: string
  readonly year?: string
}

export const vehicles: Command = {
  register(program, context, finish) {
    program
      .command('vehicles')
      .description('list the vehicles of the catalogue and their menu groups')
      .option('--model <model>', 'only this model, such as 911')
      .option('--year <year>', 'only this model year, such as 2018')
      .action(async ({ json, catalogue, model, year }: VehiclesFlags) => {
        const all = vehiclesOf(await loadCatalogue(context, catalogue))
        demandKnown('--model', model, [...new Set(all.map((vehicle) => vehicle.model))])
        demandKnown('--year', year, [...new Set(all.map((vehicle) => String(vehicle.modelYear)))])
        const chosen = all
          .filter((vehicle) => model === undefined || vehicle.model === model)
          .filter((vehicle) => year === undefined || String(vehicle.modelYear) === year)
        context.stdout.write(
          json === true ? `${JSON.stringify(chosen, null, 2)}\n` : asText(chosen),
        )
        finish(exitCodes.passed)
      })
  },
}

function demandKnown(flag: string, given: string | undefined, known: readonly string[]): void {
  if (given === undefined || known.includes(given)) return
  const suggestion = suggestionFor(given, known)
  throw new WrongUse(`${flag} ${given}: no vehicle of the catalogue`, {
    place: flag,
    expected: `one of ${[...known].sort().join(', ')}`,
    suggestion,
  })
}

function asText(chosen: readonly Vehicle[]): string {
  const rows = chosen.map((vehicle) => [
    vehicle.id,
    vehicle.name,
    vehicle.roaming,
    vehicle.data,
    vehicle.pin,
    vehicle.link,
    vehicle.linkMethod,
    vehicle.flags.map(({ kind, conflict }) => `${kind} ${conflict}`).join(', '),
  ])
  const head = ['id', 'name', 'roaming', 'data', 'pin', 'link', 'link method', 'flags']
  const count = `${String(chosen.length)} ${chosen.length === 1 ? 'vehicle' : 'vehicles'}`
  return `${tableText([head, ...rows])}\n${count}\n`
}
