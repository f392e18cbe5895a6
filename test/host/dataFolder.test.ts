import { expect, test } from 'vitest'
import { dataFolder } from '../../src/host/dataFolder.ts'

test('data is kept where each system keeps it', () => {
  const home = '/home/alex'
  const inLinux = (env: Record<string, string>) => dataFolder({ env, platform: 'linux', home })
  expect(inLinux({ XDG_DATA_HOME: '/data' })).toBe('/data/pcm-simulator')
  expect(inLinux({ XDG_DATA_HOME: 'relative' })).toBe('/home/alex/.local/share/pcm-simulator')
  expect(inLinux({})).toBe('/home/alex/.local/share/pcm-simulator')
  expect(dataFolder({ env: {}, platform: 'darwin', home })).toBe(
    '/home/alex/Library/Application Support/pcm-simulator',
  )
  const env = { APPDATA: 'C:\\Users\\alex\\AppData\\Roaming' }
  expect(dataFolder({ env, platform: 'win32', home: 'C:\\Users\\alex' })).toBe(
    'C:\\Users\\alex\\AppData\\Roaming\\pcm-simulator',
  )
})
