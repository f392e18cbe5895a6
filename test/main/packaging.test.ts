import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

interface Validation {
  validateConfiguration(config: unknown, log: { isEnabled: boolean }): Promise<void>
}

const { validateConfiguration } = createRequire(import.meta.url)(
  'app-builder-lib/out/util/config/config',
) as Validation

const config = parse(readFileSync('electron-builder.yml', 'utf8')) as Readonly<
  Record<string, unknown>
>

test('the packaging is described as electron-builder wants it', async () => {
  await expect(validateConfiguration(config, { isEnabled: false })).resolves.toBeUndefined()
  const wrong = { ...config, bogus: true }
  await expect(validateConfiguration(wrong, { isEnabled: false })).rejects.toThrow('bogus')
})

test('what is built and the facts are packed, what is only for building is not', () => {
  expect(config['files']).toEqual(['out/**', 'assets/**', '!assets/build/**', '!node_modules/**'])
  expect(config['directories']).toMatchObject({ buildResources: 'assets/build' })
})
