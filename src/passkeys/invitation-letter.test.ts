import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cambridgeshire, people } from '../../demo/people.ts'
import { startService, type TestService } from '../../test/service.ts'
import { worded } from '../messages/own-words.test-data.ts'
import { administrator } from './passkeys.test-data.ts'

/** Where e-mail is sent, the link goes by it and the code does not. */

let service: TestService
let server: Server
let status = 201
let sent: { email_address: string; personalisation: { subject: string; body: string } }[] = []
const before = { ...process.env }

beforeAll(async () => {
  service = await startService()
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => (text += part.toString()))
    request.on('end', () => {
      sent.push(JSON.parse(text) as (typeof sent)[number])
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"id": "given"}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  process.env['NOTIFY_API_KEY'] =
    'frontdoor-11111111-2222-4333-8444-555555555555-66666666-7777-4888-8999-aaaaaaaaaaaa'
  process.env['NOTIFY_BASE_URL'] = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
})
afterAll(async () => {
  for (const name of ['NOTIFY_API_KEY', 'NOTIFY_BASE_URL'])
    if (before[name] === undefined) delete process.env[name]
    else process.env[name] = before[name]
  await new Promise((done) => server.close(done))
  await service.stop()
})
beforeEach(() => {
  sent = []
  status = 201
})

const invite = async () => {
  const swift = await administrator(service)
  const page = `/invitations/${people.policeNavigator.id}`
  await swift.open(page)
  expect(swift.text).toContain('A link goes to rook.redwood@example.org')
  return swift.submit(`${page}/invite`)
}

test('the link goes to the worker’s own address, and whoever invites sees the code alone', async () => {
  const swift = await invite()
  expect(sent.map(({ email_address: to }) => to)).toEqual(['rook.redwood@example.org'])
  const body = sent[0]?.personalisation.body ?? ''
  const link = /http:\/\/localhost:3000\/invitation\/[\w-]{43}/.exec(body)?.[0] ?? ''
  const code = swift.page.querySelector('.invitation-secret')?.textContent ?? ''
  expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
  expect(body).not.toContain(code)
  expect(body).toContain('Swift Sycamore (Cambridgeshire County Council) invites you')
  expect(swift.page.toString()).not.toContain(link)

  const rook = service.visitor()
  await rook.open(new URL(link).pathname)
  await rook.submit(new URL(link).pathname, { code })
  expect(rook.heading).toBe('Make your passkey')
})

test('it reads as the council that invites words it, and what is said of the code stays', async () => {
  const body = 'Hello from ((council)). ((link)) ((opens until)) ((invited by)) ((about the code))'
  const own = { authority: cambridgeshire, letter: 'invitation', reader: 'partner', body }
  await worded(service, own, async () => {
    await invite()
    const read = sent[0]?.personalisation.body ?? ''
    expect(read).toContain('Hello from Cambridgeshire County Council. http://localhost:3000/invitation/')
    expect(read).toContain('a code, which Swift Sycamore tells you by telephone')
  })
})

test('when it cannot be sent, that is said, and the link is there to be handed over', async () => {
  status = 400
  const swift = await invite()
  expect(swift.text).toContain('The e-mail could not be sent. GOV.UK Notify refused the message')
  expect(swift.page.querySelectorAll('.invitation-secret')).toHaveLength(2)
})
