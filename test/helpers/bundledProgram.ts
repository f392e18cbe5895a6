import { join } from 'node:path'
import { builtinModules } from 'node:module'
import { build, type Plugin } from 'vite'

/** Bundles a TypeScript program of the tests into one file that Node starts at once; gives its path. */
export async function bundledProgram(
  entry: string,
  folder: string,
  plugins: readonly Plugin[] = [],
): Promise<string> {
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [...plugins],
    resolve: { conditions: ['node', 'module', 'import', 'default'] },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: true,
      rolldownOptions: {
        external: builtinModules.flatMap((name) => [name, `node:${name}`]),
        output: { entryFileNames: 'program.mjs', codeSplitting: false },
      },
    },
  })
  return join(folder, 'program.mjs')
}
