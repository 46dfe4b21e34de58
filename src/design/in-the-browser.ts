import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { IncomingMessage, ServerResponse } from 'node:http'
import chromium from '@sparticuz/chromium'
import type { AxeResults } from 'axe-core'
import { chromium as playwright } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { assetFiles } from './assets.ts'

const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const onThisMachine = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']

/** For tests: a browser that is on this machine, else the one that comes as a package. */
export const openBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: onThisMachine.find(existsSync) ?? (await chromium.executablePath()),
    args: quiet,
  })

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * For tests: the rules of accessibility that this page breaks, and where. Runs axe in the page itself and asks for
 * nothing but what is broken, which takes less than half the time of its driver for Playwright.
 */
export const brokenRules = async (
  tab: Page,
  { without = [] }: { without?: readonly string[] } = {},
): Promise<[rule: string, places: string[]][]> => {
  await tab.evaluate(axe)
  const what = JSON.stringify({ exclude: without.map((selector) => [selector]) })
  const { violations } = await tab.evaluate<AxeResults>(`axe.run(${what}, { resultTypes: ['violations'] })`)
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let body = ''
  for await (const part of request) body += String(part)
  return body
}

/** What browsers are told everywhere in the service: nothing inline, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'"

/** For tests: a small server on loopback that knows the assets; everything else is the test's answer. */
export const serve = async (answer: Answer): Promise<{ url: string; close: () => void }> => {
  const server = createServer((request, response) => {
    const asset = assetFiles().get(request.url ?? '')
    response.setHeader('content-security-policy', policy)
    if (asset) response.setHeader('content-type', asset.contentType).end(asset.body)
    else void bodyOf(request).then((body) => answer(request, response, body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const close = (): void => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
