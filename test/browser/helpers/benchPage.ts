import type { Browser, Locator, Page } from 'playwright-core'
import type { ServedProgram } from '../../helpers/servedProgram.ts'
import { openPanels } from './openPanels.ts'

/** The page in English with every panel open, and hands to work it with. */
export interface BenchPage {
  readonly page: Page
  readonly glass: Locator
  /** From the home screen down these entries. */
  walk(...way: readonly string[]): Promise<void>
  choose(group: string, name: string): Promise<void>
}

export async function openBench(
  browser: Browser,
  served: ServedProgram,
  colorScheme: 'light' | 'dark',
): Promise<BenchPage> {
  const context = await browser.newContext({ colorScheme, locale: 'en', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const glass = page.getByRole('group', { name: 'Screen of the car' })
  const choose = (group: string, name: string) =>
    page
      .getByRole('radiogroup', { name: group, exact: true })
      .getByText(name, { exact: true })
      .click()
  await page.goto(served.url)
  await choose('Model', '911')
  await glass.waitFor()
  await openPanels(page)
  // the panels are fetched when they are opened; the last two hold what comes last
  await page.getByRole('region', { name: 'Scenarios' }).getByRole('listitem').first().waitFor()
  await page.getByRole('region', { name: 'How do we know this?' }).getByRole('list').waitFor()
  return {
    page,
    glass,
    choose,
    async walk(...way) {
      await page.getByRole('button', { name: 'Home', exact: true }).click()
      await glass.getByRole('heading', { name: 'Home' }).waitFor()
      for (const name of way) {
        await glass.getByRole('list').getByRole('button', { name, exact: true }).click()
      }
    },
  }
}
