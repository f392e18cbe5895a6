import { resolve } from 'node:path'
import { WrongUse, type CliContext } from '../command.ts'
import { shownPath } from '../findScenarios.ts'

export interface RecordingFile {
  readonly path: string
  /** The path as people see it. */
  readonly shown: string
  /** Writes the recording; where that fails it is printed, so that nothing is lost. */
  write(text: string): Promise<void>
}

/** The file that a recording is to become: one that is not there yet, unless it may be written over. */
export async function recordingFile(
  context: CliContext,
  named: string,
  mayOverwrite: boolean,
): Promise<RecordingFile> {
  const { cwd, files, stdout } = context
  const path = resolve(cwd, named)
  const fault = (problem: string, expected: string) =>
    new WrongUse(`${named} ${problem}`, { place: named, expected })
  if (!/\.ya?ml$/.test(named)) {
    throw fault('is no name for a scenario', 'a name that ends in .yaml')
  }
  async function demandFree(): Promise<void> {
    const kind = await files.kindOf(path)
    if (kind === 'folder') throw fault('is a folder', 'the name of a file')
    if (kind === 'file' && !mayOverwrite) {
      throw fault('is there already', 'another name, or --force to write over it')
    }
  }
  await demandFree()
  return {
    path,
    shown: shownPath(context, path),
    async write(text) {
      try {
        await demandFree()
        await files.writeFile(path, text)
      } catch (error) {
        stdout.write(text)
        if (error instanceof WrongUse) throw error
        const why = error instanceof Error ? error.message : String(error)
        throw fault(`cannot be written: ${why}`, 'a place for the file; it is printed instead')
      }
    },
  }
}
