import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Notify, notifyFrom, NotSent } from './notify.ts'

/** Keys of GOV.UK Notify are a name, the service's id and a secret. These are invented. */
const serviceId = '11111111-2222-4333-8444-555555555555'
const secret = '66666666-7777-4888-8999-aaaaaaaaaaaa'
const apiKey = `frontdoor-${serviceId}-${secret}`

type Received = { method: string; path: string; authorization: string; body: Record<string, unknown> }

let server: Server
let base = ''
let received: Received[] = []
let answer: { status: number; body: string; location?: string } = {
  status: 201,
  body: '{"id": "given-by-notify"}',
}

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk.toString()))
    request.on('end', () => {
      received.push({
        method: request.method ?? '',
        path: request.url ?? '',
        authorization: request.headers.authorization ?? '',
        body: JSON.parse(text) as Record<string, unknown>,
      })
      const to = answer.location === undefined ? {} : { location: answer.location }
      response.writeHead(answer.status, { 'content-type': 'application/json', ...to }).end(answer.body)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})
afterAll(() => new Promise<void>((done) => server.close(() => done())))
beforeEach(() => {
  received = []
  answer = { status: 201, body: '{"id": "given-by-notify"}' }
})

const notify = (): Notify => {
  const found = notifyFrom({
    NOTIFY_API_KEY: apiKey,
    NOTIFY_BASE_URL: base,
    NOTIFY_TEMPLATE_ID: 'template-1',
  })
  if (!found) throw new Error('A key was set')
  return found
}

const letter = {
  to: 'wagtail@example.org',
  subject: 'We have it',
  body: 'Thank you.',
  reference: 'message-1',
}
const decode = (part: string | undefined): unknown =>
  JSON.parse(Buffer.from(part ?? '', 'base64url').toString())

describe('GOV.UK Notify', () => {
  it('is not used where no key is set', () => {
    expect(notifyFrom({})).toBeNull()
    expect(notifyFrom({ NOTIFY_API_KEY: '' })).toBeNull()
  })

  it('is sent one generic template with a subject and a body, and our own reference', async () => {
    expect(await notify().sendEmail(letter)).toEqual({ id: 'given-by-notify' })
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({
      method: 'POST',
      path: '/v2/notifications/email',
      body: {
        template_id: 'template-1',
        email_address: 'wagtail@example.org',
        personalisation: { subject: 'We have it', body: 'Thank you.' },
        reference: 'message-1',
      },
    })
  })

  it('knows the service by a token signed with the key, made for this moment', async () => {
    await notify().sendEmail(letter)
    const token = received[0]?.authorization.replace(/^Bearer /, '') ?? ''
    const [head, claims, signature] = token.split('.')
    expect(decode(head)).toEqual({ typ: 'JWT', alg: 'HS256' })
    expect(decode(claims)).toMatchObject({ iss: serviceId })
    const { iat } = decode(claims) as { iat: number }
    expect(Math.abs(Date.now() / 1000 - iat)).toBeLessThan(30)
    expect(signature).toBe(
      createHmac('sha256', secret)
        .update(`${head ?? ''}.${claims ?? ''}`)
        .digest('base64url'),
    )
  })

  it.each([
    [400, true, /address may be wrong/],
    [403, false, /key or template/],
    [429, false, /asked us to wait/],
    [500, false, /answered 500/],
  ])(
    'that answers %i fails %s for good, in our own words and without the address',
    async (status, forGood, words) => {
      answer = { status, body: '{"errors": [{"message": "wagtail@example.org is not valid"}]}' }
      const failure = await notify()
        .sendEmail(letter)
        .catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(NotSent)
      expect(failure).toMatchObject({ forGood })
      expect(String(failure)).toMatch(words)
      expect(String(failure)).not.toContain('wagtail')
    },
  )

  it('that points elsewhere is not followed: the letter goes nowhere', async () => {
    answer = { status: 307, body: '', location: `${base}/elsewhere` }
    await expect(notify().sendEmail(letter)).rejects.toMatchObject({ forGood: false })
    expect(received.map(({ path }) => path)).toEqual(['/v2/notifications/email'])
  })

  it('that cannot be reached is tried again later', async () => {
    const nowhere = notifyFrom({ NOTIFY_API_KEY: apiKey, NOTIFY_BASE_URL: 'http://127.0.0.1:9' })
    await expect(nowhere?.sendEmail(letter)).rejects.toMatchObject({ forGood: false })
  })
})
