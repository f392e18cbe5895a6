import { watch } from 'chokidar'

/** Calls back after each change in or below these files and folders of this computer, new ones included. */
export async function watchFiles(
  paths: readonly string[],
  onChange: () => void,
): Promise<() => Promise<void>> {
  const watcher = watch([...paths], {
    ignoreInitial: true,
    // other people's packages and hidden folders are no scenarios
    ignored: (path) =>
      /[/\\](?:node_modules|\.[^/\\]+)(?:[/\\]|$)/.test(path) && !paths.includes(path),
  })
  watcher.on('all', onChange)
  watcher.on('error', () => undefined)
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
  return () => watcher.close()
}
