import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { SurroundingsEvent } from '../../src/contract/channels.ts'
import type { WorldHand } from './worldHand.ts'

/** How the page is set up for a picture. */
export interface Look {
  readonly locale: string
  readonly theme: 'day' | 'night'
  readonly size: { readonly width: number; readonly height: number }
}

/** One page that is made ready for a picture. */
export interface Studio {
  readonly page: Page
  readonly glass: Locator
  readonly world: WorldHand
  /** A text of the bench, by its path in the file of messages, as it stands there. */
  word(path: string): string
  around(event: SurroundingsEvent): Promise<void>
  goHome(): Promise<void>
  /** Chooses entries one after the other, and waits until the screen is another each time. */
  choose(...way: readonly string[]): Promise<void>
  /** Types a text and confirms it. */
  enter(text: string): Promise<void>
  click(path: string): Promise<void>
}

export interface Setting {
  readonly vehicle: string
  readonly panels?: readonly string[]
}

const messages = (locale: string) =>
  JSON.parse(
    readFileSync(join('src', 'renderer', 'bench', 'messages', `${locale}.json`), 'utf8'),
  ) as Readonly<Record<string, Readonly<Record<string, string>>>>

/** Opens the page on a vehicle as a look wants it; everything on it is ready to be seen. */
export async function openStudio(
  context: BrowserContext,
  url: string,
  world: WorldHand,
  { locale, theme, size }: Look,
  { vehicle, panels = [] }: Setting,
): Promise<Studio> {
  const page = await context.newPage()
  await page.setViewportSize(size)
  await page.addInitScript(
    (state) => {
      localStorage.setItem('pcm-bench', JSON.stringify({ state, version: 0 }))
    },
    { theme, locale, panels },
  )
  await page.goto(new URL(`/?vehicle=${vehicle}&language=${locale}`, url).href)
  await page.locator(`[data-skin] [lang="${locale}"]`).first().waitFor()
  await page.waitForFunction(isHome)
  const glass = page.locator('[data-skin]')
  const words = messages(locale)
  const word = (path: string) => {
    const [group = '', name = ''] = path.split('.')
    return words[group]?.[name] ?? path
  }
  return {
    page,
    glass,
    world,
    word,
    around: (event) => world.around(vehicle, event),
    async goHome() {
      // pressed at home, the key is refused, and the picture would show why
      if (!(await page.evaluate(isHome))) {
        await glass.locator('button[data-key="home"]').first().click()
      }
      await page.waitForFunction(isHome)
    },
    async choose(...way) {
      for (const id of way) {
        const title = glass.locator('h2').first()
        const before = await title.innerText()
        await glass.locator(`ul [data-entry="${id}"]`).click()
        await page.waitForFunction(isOtherThan, before)
      }
    },
    async enter(text) {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    },
    click: (path) =>
      page
        .getByRole('button', { name: word(path), exact: true })
        .first()
        .click(),
  }
}

/** Whether the home screen is shown: it has the name of its key; runs in the page. */
function isHome(): boolean {
  const key = document.querySelector('[data-skin] button[data-key="home"]')?.textContent
  return key !== undefined && document.querySelector('[data-skin] h2')?.textContent === key
}

/** Whether another screen is shown; runs in the page. */
function isOtherThan(title: string): boolean {
  return document.querySelector('[data-skin] h2')?.textContent !== title
}
