import type { Locator } from 'playwright-core'

/** Going about a page without a mouse, as somebody must be able to. */

export const isFocused = async (locator: Locator): Promise<boolean> =>
  (await locator.and(locator.page().locator(':focus')).count()) > 0

/** Goes on with the Tab key until this is focused. */
export const tabTo = async (locator: Locator): Promise<void> => {
  // Found once: a page is tabbed through dozens of times, and finding by name looks at all of it.
  const wanted = await locator.elementHandle()
  for (let presses = 0; presses < 200; presses += 1) {
    if (await wanted?.evaluate((element) => element === element.ownerDocument.activeElement)) return
    await locator.page().keyboard.press('Tab')
  }
  throw new Error(`The Tab key never reached ${locator.toString()}`)
}

/** Presses Enter on this, and waits for the page it leads to. */
export const pressEnter = async (locator: Locator): Promise<void> => {
  await tabTo(locator)
  await Promise.all([locator.page().waitForEvent('load'), locator.page().keyboard.press('Enter')])
}
