import type { Plugin } from 'vite'

const silent = '\0pcm-silent.cjs'

/**
 * MQTT.js and its parts tell each of their steps to `debug`. Nobody listens, the telling takes a tenth of the time of a
 * step, and who listened (DEBUG=*) would read secrets.
 */
export function silentParts(): Plugin {
  return {
    name: 'pcm-silent-parts',
    enforce: 'pre',
    resolveId: (id) => (id === 'debug' ? silent : undefined),
    load: (id) => (id === silent ? 'module.exports = () => () => undefined' : undefined),
  }
}
