import type { CliContext } from './command.ts'

/** The language of this user's environment where there is a label file for it, else English. */
export function localeOf(env: CliContext['env'], locales: readonly string[]): string {
  const wanted = env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? ''
  const tag = (wanted.split(/[.@]/, 1)[0] ?? '').replace('_', '-')
  const language = tag.split('-', 1)[0] ?? ''
  return [tag, language].find((locale) => locales.includes(locale)) ?? 'en'
}
