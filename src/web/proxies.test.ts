import fastify from 'fastify'
import { describe, expect, test } from 'vitest'
import { proxiesFrom } from './proxies.ts'

/** Limits against guessing are counted by where somebody comes from: nobody may choose that for themselves. */

type Coming = { via: string; forwarded?: string; proto?: string }

const seenAs = async (said: string | undefined, { via, forwarded, proto }: Coming): Promise<string> => {
  const app = fastify({ trustProxy: proxiesFrom(said) })
  app.get('/', async ({ ip, protocol }) => `${protocol} ${ip}`)
  const { body } = await app.inject({
    method: 'GET',
    url: '/',
    remoteAddress: via,
    headers: {
      ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
      ...(proto === undefined ? {} : { 'x-forwarded-proto': proto }),
    },
  })
  await app.close()
  return body
}

describe('where somebody comes from', () => {
  const browser = '203.0.113.9'
  const chosen = '198.51.100.1'

  test.each<[string, string | undefined, Coming, string]>([
    [
      'without a proxy is the connection, whatever they write',
      undefined,
      { via: browser, forwarded: chosen, proto: 'https' },
      `http ${browser}`,
    ],
    [
      'behind one proxy is what the proxy saw',
      'yes',
      { via: '10.0.0.7', forwarded: browser, proto: 'https' },
      `https ${browser}`,
    ],
    [
      'behind one proxy is never what they wrote before it',
      'yes',
      { via: '10.0.0.7', forwarded: `${chosen}, ${browser}` },
      `http ${browser}`,
    ],
    [
      'behind two named proxies is what the outer one saw',
      '10.0.0.7, 10.1.0.0/16',
      { via: '10.0.0.7', forwarded: `${chosen}, ${browser}, 10.1.2.3` },
      `http ${browser}`,
    ],
    [
      'past the named proxies is the connection',
      '10.0.0.7',
      { via: browser, forwarded: chosen, proto: 'https' },
      `http ${browser}`,
    ],
  ])('%s', async (_what, said, coming, seen) => {
    expect(await seenAs(said, coming)).toBe(seen)
  })

  test.each(['true', '1', 'proxy.example.org', '10.0.0.7; 10.0.0.8'])('is not decided by “%s”', (said) => {
    expect(() => proxiesFrom(said)).toThrow(/TRUST_PROXY/)
  })
})
