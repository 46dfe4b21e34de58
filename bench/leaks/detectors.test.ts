import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { declared, open, refuseUndeclaredRoutes } from '../../src/web/declared-routes.ts'
import { type Answer, ask, type Asker, type Request, typedIn } from './asking.ts'
import { leaves, placesOf, routesOf, unfilled } from './routes.ts'
import { partingOf, plain } from './sameness.ts'
import { isUnseen } from './unseen-table.ts'
import { inTurns, judge } from './timing.ts'
import { tally } from './tally.ts'
import { lookoutFor, type Secret, toldBy } from './words.ts'

/** Each way of finding a leak is shown a leak made on purpose, and the same route without it. */

const secret: Secret = {
  name: 'where they hide',
  trace: /zwetschge/i,
  mayHave: ({ key }) => key === 'custodian',
}
const lookout = lookoutFor([secret])
const nobody: Asker = { cookie: '', guards: {} }
const adviser = { key: 'adviser', hat: { authority: 'E06000031', fn: 'screening' } }
const hidden = '01990000-0000-7000-8000-000000000001'
const absent = '01990000-0000-7000-8000-000000000002'

let app: FastifyInstance
/** Whether the one thing that some routes give away is there at all. */
let isThere = true
/** Milliseconds, as that service passes them. */
let clock = 0

/** A small service that leaks in every way there is a detector for. */
const leaky = (): FastifyInstance => {
  const service = fastify()
  refuseUndeclaredRoutes(service)
  const because = 'a leak made on purpose'
  const get = (path: string, handler: Parameters<typeof open>[2]) =>
    open(service, { method: 'GET', path, because }, handler)
  get('/body', async (_, reply) => reply.type('text/html').send('<p>17 Zwetschge Lodge</p>'))
  get('/escaped', async (_, reply) => reply.type('text/html').send('<p>&#x5a;wetschge</p>'))
  get('/header', async (_, reply) => reply.header('x-place', 'Zwetschge').send(''))
  get('/redirect', async (_, reply) => reply.redirect('/list?q=zwetschge'))
  get('/cookie', async (_, reply) =>
    reply.header('set-cookie', `kept=${Buffer.from('zwetschge lodge').toString('base64url')}`).send(''),
  )
  get('/file', async (_, reply) =>
    reply.type('application/octet-stream').send(Buffer.from('\u0001Zwetschge')),
  )
  get('/json', async (_, reply) => reply.send({ place: 'Zwetschge' }))
  get('/echo', async (request, reply) => reply.send((request.query as { q?: string }).q ?? ''))
  get('/people/:id', async (request, reply) => {
    const { id } = request.params as { id: string }
    return reply.status(404).send(id === hidden ? 'You may not see this' : 'Not found')
  })
  get('/even/:id', async (request, reply) =>
    reply.status(404).send(`Nothing at /even/${(request.params as { id: string }).id}`),
  )
  get('/count', async (_, reply) => reply.send(isThere ? '3 waiting' : '2 waiting'))
  get('/slow/:id', async (request, reply) => {
    clock += (request.params as { id: string }).id === hidden ? 22 : 10
    return reply.send('')
  })
  get('/new/:unheardOf', async (_, reply) => reply.send(''))
  service.get('/records/:id', declared('page', 'person.open'), async (_, reply) => reply.send(''))
  service.get('/why/*', declared('page', 'why.read'), async (request, reply) =>
    reply.send(request.url.endsWith(hidden) ? 'It is sealed' : 'Not found'),
  )
  open(service, { method: 'POST', path: '/register', because }, async (_, reply) =>
    reply.send(isThere ? 'Somebody has this number already' : 'Registered'),
  )
  service.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
    payload.resume()
    payload.on('end', () => done(null, {}))
  })
  return service
}

beforeAll(async () => {
  app = leaky()
  await app.ready()
})
afterAll(() => app.close())

const get = (url: string): Request => ({ method: 'GET', url })
const leaksIn = async (request: Request, who = adviser): Promise<string[]> =>
  toldBy(lookout, who, request, await ask(app, nobody, request)).leaks.map(({ secret: { name } }) => name)

describe('a planted word', () => {
  it.each(['/body', '/escaped', '/header', '/redirect', '/cookie', '/file', '/json'])(
    'is found in the answer of %s',
    async (url) => expect(await leaksIn(get(url))).toEqual([secret.name]),
  )

  it('is no leak to whoever may have it, nor to whoever typed it', async () => {
    const custodian = { key: 'custodian', hat: adviser.hat }
    expect(await leaksIn(get('/body'), custodian)).toEqual([])
    const { rightly } = toldBy(lookout, custodian, get('/body'), await ask(app, nobody, get('/body')))
    expect(rightly).toHaveLength(1)
    expect(await leaksIn(get('/echo?q=zwetschge'))).toEqual([])
    expect(typedIn(get('/echo?q=%7Awetschge'))).toContain('zwetschge')
  })

  it('is found in a line of a log or a stream', () => {
    expect(lookout('event: changed\ndata: 17 Zwetschge Lodge\n\n')).toHaveLength(1)
    expect(lookout('{"level":50,"msg":"nothing"}')).toEqual([])
  })
})

describe('what is not visible', () => {
  const both = async (path: string) => {
    const [one, other] = [get(`${path}/${hidden}`), get(`${path}/${absent}`)]
    return partingOf(
      plain(await ask(app, nobody, one), [hidden]),
      plain(await ask(app, nobody, other), [absent]),
    )
  }

  it('is found where it is answered otherwise than what is not there', async () => {
    expect(await both('/people')).toContain('You may not see this')
    expect(await both('/even')).toBeNull()
  })

  it('differs by a status, a header or a cookie’s name too, but not by what is drawn anew', () => {
    const answer = (over: Partial<Answer>): string =>
      plain({ status: 200, location: '', headers: {}, body: '', isPage: true, ...over }, [])
    expect(partingOf(answer({}), answer({ status: 404 }))).not.toBeNull()
    expect(partingOf(answer({}), answer({ headers: { etag: 'x' } }))).not.toBeNull()
    const cookie = (value: string) => answer({ headers: { 'set-cookie': value } })
    expect(partingOf(cookie('a=1; Path=/'), cookie('a=2; Path=/'))).toBeNull()
    expect(partingOf(cookie('a=1; Path=/'), cookie('b=1; Path=/'))).not.toBeNull()
  })

  it('is told by a table: the other council’s rows and sealed records, and nothing of one’s own', () => {
    const row = (over: object) => ({ table: 'contact', id: hidden, owner: 'E10000003', staff: null, ...over })
    const reader = (key: string) => ({ ...nobody, ...adviser, key, kind: '', words: '' })
    expect(isUnseen(reader('assessmentPeterborough'), row({}), [])).toBe(true)
    expect(isUnseen(reader('adviser'), row({}), [])).toBe(false)
    expect(isUnseen(reader('adviser'), row({}), [hidden])).toBe(true)
    expect(isUnseen(reader('privacyPeterborough'), row({ owner: 'E06000031' }), [hidden])).toBe(false)
    expect(isUnseen(reader('policeNavigator'), row({ table: 'agency_request' }), [])).toBe(false)
    expect(isUnseen(reader('adviser'), row({ table: 'draft', owner: null, staff: absent }), [])).toBe(true)
  })
})

describe('two worlds that differ by the secret alone', () => {
  const inBoth = async (request: Request) => {
    const answers: string[] = []
    for (const there of [true, false]) {
      isThere = there
      answers.push(plain(await ask(app, nobody, request), []))
    }
    return partingOf(answers[0] ?? '', answers[1] ?? '')
  }

  it('are told apart by a count', async () => expect(await inBoth(get('/count'))).toContain('3 waiting'))
  it('are told apart by a number that is taken', async () =>
    expect(await inBoth({ method: 'POST', url: '/register', fields: { nhs: '9990001006' } })).toContain(
      'already',
    ))
  it('are not told apart where nothing differs', async () => expect(await inBoth(get('/json'))).toBeNull())
})

describe('the time an answer takes', () => {
  it('tells what is there from what is not, where the one is slower', async () => {
    const slow = (id: string) => () => ask(app, nobody, get(`/slow/${id}`))
    expect(judge(await inTurns({ times: 24, clock: () => clock }, slow(hidden), slow(absent))).isTold).toBe(
      true,
    )
  })

  it('tells nothing where both come from the same, or are less apart than the aim', () => {
    const times = (by: number) => Array.from({ length: 60 }, (_, nth) => 10 + ((nth * 7) % 13) / 10 + by)
    expect(judge({ secret: times(0), nothing: times(0) }).isTold).toBe(false)
    expect(judge({ secret: times(1), nothing: times(0) })).toMatchObject({ isTold: false })
    expect(judge({ secret: times(9), nothing: times(0) })).toMatchObject({ isTold: true })
  })
})

describe('a route', () => {
  it('is taken in by itself, and said to be not tried where nothing fits its place', () => {
    const routes = routesOf({ app })
    expect(routes.map(({ name }) => name)).toContain('GET /new/:unheardOf')
    const places = placesOf(routes, [{ table: 'person', id: hidden, owner: 'E06000031', staff: null }])
    const empty = routes.filter((route) => unfilled(route, places).length > 0).map(({ name }) => name)
    expect(empty).toEqual(['GET /new/:unheardOf'])
    places.learn('/new/of-a-link')
    expect(routes.filter((route) => unfilled(route, places).length > 0)).toEqual([])
  })

  it('that says why is asked about each record there is a page of, and found where it tells the hidden from the absent', async () => {
    const reasons = routesOf({ app }).filter(({ name }) => name.startsWith('GET /why/'))
    expect(reasons.map(({ name, params }) => [name, params])).toEqual([['GET /why/records/:id', ['id']]])
    const [one, other] = [hidden, absent].map((id) => ({ id, request: get(`/why/records/${id}`) }))
    if (!one || !other) throw new Error('Two are asked for')
    const answers = [
      plain(await ask(app, nobody, one.request), [hidden]),
      plain(await ask(app, nobody, other.request), [absent]),
    ] as const
    expect(partingOf(...answers)).toContain('It is sealed')
    const places = placesOf(routesOf({ app }), [])
    expect(places.routeAt('GET', one.request.url)?.name).toBe('GET /why/records/:id')
  })

  it('that ends the reading is known by name', () => {
    expect(
      leaves({ method: 'POST', pattern: '/sign-out', name: 'POST /sign-out', params: [], isStream: false }),
    ).toBe(true)
  })
})

describe('what was found', () => {
  it('is counted once a route and kind of reader, and each try by its kind', () => {
    const counted = tally()
    const found = { channel: 'words', what: 'a', reader: 'b', request: 'c', around: '' } as const
    for (const kind of ['x', 'x', 'y']) counted.found(found, 'GET /a', kind)
    counted.tried('words', { route: 'GET /a', reader: 'x', method: 'GET' }, 3)
    expect(counted.leaks()).toHaveLength(2)
    expect([counted.total(), counted.isTried('GET /a'), counted.isTried('GET /b')]).toEqual([3, true, false])
  })
})
