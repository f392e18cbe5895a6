import type { Page } from 'playwright-core'

/** Opens every panel of the bench. */
export async function openPanels(page: Page): Promise<void> {
  const closed = page.locator('section button[aria-expanded="false"]')
  while ((await closed.count()) > 0) await closed.first().click()
}
