import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

const rooms = ['machines', 'backend'] as const

/** The source files that are mutated: how the car behaves, and how Porsche Connect answers. */
export function productSources(): readonly string[] {
  return rooms.flatMap((room) =>
    readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ['src', room, ...name.split(sep)].join('/'))
      .sort(),
  )
}
