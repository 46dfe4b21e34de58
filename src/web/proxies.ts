import { isIP } from 'node:net'

/** Which proxies are believed when they say whom they speak for: what fastify calls trustProxy. */
export type Proxies = false | string | ((address: string, hop: number) => boolean)

const names = new Set(['loopback', 'linklocal', 'uniquelocal'])

const isAddress = (text: string): boolean => {
  const [address = '', length = '0'] = text.split('/')
  return names.has(text) || (isIP(address) !== 0 && /^\d{1,3}$/.test(length))
}

/**
 * From TRUST_PROXY. `yes` is the one proxy in front of the service, wherever it stands: its own word is taken, and
 * nothing that a browser wrote into X-Forwarded-For before it. Addresses or networks, with commas between them, where
 * there are several in a row. Otherwise no such header is believed. Limits count by what this comes to, so a header that
 * anybody can write must never decide it.
 */
export const proxiesFrom = (said: string | undefined): Proxies => {
  if (said === undefined || said === '' || said === 'no') return false
  if (said === 'yes') return (_address, hop) => hop === 0
  const addresses = said.split(',').map((each) => each.trim())
  if (!addresses.every(isAddress))
    throw new Error(
      'TRUST_PROXY is "yes" for one proxy in front of this service, or the addresses of several, such as 10.0.0.7, 10.1.0.0/16. See docs/running.md.',
    )
  return addresses.join(',')
}
