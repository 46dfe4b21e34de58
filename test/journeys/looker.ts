import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { brokenRules } from '../../src/design/in-the-browser.ts'

/** Set to a folder to look at every page that was passed, wide and narrow. */
const pictures = process.env['JOURNEY_PICTURES']

let picture = 0
const photograph = async (tab: Page, name: string): Promise<void> => {
  if (pictures === undefined) return
  picture += 1
  for (const width of [1400, 320]) {
    await tab.setViewportSize({ width, height: 900 })
    const path = `${pictures}/${String(picture).padStart(2, '0')}-${name}-${String(width)}.png`
    await tab.screenshot({ path, fullPage: true })
  }
  await tab.setViewportSize({ width: 1400, height: 900 })
}

/** Nothing that axe finds, and nothing that has to be scrolled sideways on a small phone. */
export const looksRight = async (tab: Page): Promise<void> => {
  const name = new URL(tab.url()).pathname.replaceAll(/[0-9a-f-]{36}/g, 'one').replaceAll('/', '_')
  expect([name, await brokenRules(tab)]).toEqual([name, []])
  await tab.setViewportSize({ width: 320, height: 900 })
  expect([name, await tab.evaluate('document.documentElement.scrollWidth')]).toEqual([name, 320])
  await tab.setViewportSize({ width: 1400, height: 900 })
  await photograph(tab, name)
}
