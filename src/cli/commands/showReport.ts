import { platform } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  exitCodes,
  WrongUse,
  type CliContext,
  type Command,
  type CommonOptions,
} from '../command.ts'
import { openBrowser } from '../openBrowser.ts'

const reportName = 'report.html'

export const showReport: Command = {
  register(program, context, finish) {
    program
      .command('show-report')
      .description('open the HTML report of a run in the browser')
      .argument('[place]', 'the report, or the folder it is in', '.')
      .action(async (place: string, flags: CommonOptions) => {
        finish(await show(context, place, flags.json === true))
      })
  },
}

/** Opens a report, and says where it is: where there is no browser, that is what helps. */
async function show(context: CliContext, place: string, json: boolean): Promise<number> {
  const path = await reportAt(context, place)
  const url = pathToFileURL(path).href
  const opened = !json && (await openBrowser(url, { platform: platform(), env: context.env }))
  if (json) context.stdout.write(`${JSON.stringify({ ok: true, path, url })}\n`)
  else context.stdout.write(opened ? `${path}\n` : `Open ${url}\n`)
  return exitCodes.passed
}

async function reportAt({ cwd, files }: CliContext, place: string): Promise<string> {
  const path = resolve(cwd, place)
  const candidates = [path, join(path, reportName), join(path, 'reports', reportName)]
  for (const candidate of candidates) {
    if ((await files.kindOf(candidate)) === 'file') return candidate
  }
  throw new WrongUse(`no report in ${place}`, {
    place,
    expected: `${reportName}, which \`pcm run … --reporter html --out <folder>\` writes`,
  })
}
