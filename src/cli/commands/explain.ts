import type { Catalogue } from '../../catalogue/catalogue.ts'
import { explainNode, type Explanation, type SourceLine } from '../../catalogue/explainNode.ts'
import { findNode } from '../../catalogue/findNode.ts'
import { everyNode, menuFor, type MenuNode } from '../../catalogue/menuFor.ts'
import { vehicleOf, vehiclesOf } from '../../catalogue/vehicle.ts'
import { suggestionFor } from '../../scenario/suggestionFor.ts'
import { exitCodes, WrongUse, type Command, type CommonOptions } from '../command.ts'
import { demandVehicle } from '../knownNames.ts'
import { loadCatalogue } from '../loadCatalogue.ts'

export const explain: Command = {
  register(program, context, finish) {
    program
      .command('explain')
      .description('tell how we know an entry: its labels, the lines they rest on, the conflicts')
      .argument('<vehicle>', 'the id of a vehicle, such as 911-991-2018')
      .argument('<node>', 'an id path such as phone/opt, or an id that is unique in this car')
      .action(
        async (vehicle: string, written: string, { json, catalogue: folder }: CommonOptions) => {
          const catalogue = await loadCatalogue(context, folder)
          demandVehicle(catalogue, vehicle)
          const node = nodeOf(catalogue, vehicle, written)
          if (node === undefined) {
            const sentence = `${written} exists, but not in ${vehicle}`
            if (json === true) {
              context.stdout.write(`${JSON.stringify({ ok: false, failedAt: written }, null, 2)}\n`)
            }
            context.stderr.write(`pcm explain: ${sentence}\n`)
            finish(exitCodes.failed)
            return
          }
          const explanation = explainNode(catalogue, vehicle, node)
          context.stdout.write(
            json === true ? `${JSON.stringify(explanation, null, 2)}\n` : asText(explanation),
          )
          finish(exitCodes.passed)
        },
      )
  },
}

/** The node that is meant; undefined when only other cars have it. */
function nodeOf(catalogue: Catalogue, id: string, written: string): MenuNode | undefined {
  const vehicle = vehicleOf(catalogue, id)
  const menu = vehicle === undefined ? [] : menuFor(catalogue, vehicle)
  const found = findNode(menu, written)
  if (found.kind === 'found') return found.node
  if (found.kind === 'ambiguous') {
    throw new WrongUse(`${written} stands in several places of ${id}`, {
      place: written,
      expected: `one of ${found.paths.join(', ')}`,
      suggestion: found.paths[0],
    })
  }
  const elsewhere = vehiclesOf(catalogue).some(
    (other) => findNode(menuFor(catalogue, other), written).kind !== 'unknown',
  )
  if (elsewhere) return undefined
  const paths = everyNode(menu).map((node) => node.path.join('/'))
  const ids = everyNode(menu).map((node) => node.id)
  throw new WrongUse(`unknown node ${written}`, {
    place: written,
    expected: 'an id path of the menu, or a unique id',
    suggestion: suggestionFor(written, written.includes('/') ? paths : ids),
  })
}

function asText({ node, labels, confidence, sources, conflicts, note }: Explanation): string {
  const lines = [`${node.join('/')}  ${confidence}, ${sourcesText(sources)}`]
  for (const [locale, label] of Object.entries(labels)) {
    const fallback = label.fallback ? ` (not printed; shown in ${label.locale})` : ''
    const variants = label.variants.length === 0 ? '' : `, also ${label.variants.join(', ')}`
    lines.push(
      `  ${locale}: ${label.text}${fallback}${variants}  ${label.confidence}, ${sourcesText(label.sources)}`,
    )
  }
  for (const { id, decision } of conflicts) lines.push(`  ${id}: ${decision}`)
  if (note !== null) lines.push(`  note: ${note}`)
  return `${lines.join('\n')}\n`
}

function sourcesText(sources: readonly SourceLine[]): string {
  return sources
    .map(({ document, line }) => (line === null ? document : `${document}:${String(line)}`))
    .join(' ')
}
