import { type LightMyRequestResponse } from 'fastify'
import { people, type PersonKey } from '../../demo/people.ts'
import { councilsInSight, type Fn, hats } from '../../src/access/index.ts'
import { startSession } from '../../src/web/session.sql.ts'
import type { TestService } from '../service.ts'

/** Reads whatever a worker under a hat can get out of the service, to the last byte of every answer. */

export type Hat = { authority: string; fn: Fn }

export type Reader = {
  /** Null: somebody who has not signed in. */
  key: PersonKey | null
  hat: Hat | null
  /** Councils whose records this hat lets them find people of. */
  sight: readonly string[]
  words: string
  cookie: string
  csrf: string
}

export type Answer = { method: 'GET' | 'POST'; url: string; status: number; location: string; bytes: string }

const session = async (service: TestService, key: PersonKey, hat: Hat | null): Promise<Reader> => {
  const staffId = people[key].id
  const rights = await service.house.rightsOf(staffId)
  if (!rights) throw new Error(`Nobody is ${key}`)
  const at = service.house.now()
  const worn = hat && { actingFor: hat.authority, fn: hat.fn }
  const { employer } = people[key]
  const secret = await startSession(service.house.db, {
    staffId,
    vouched: { way: 'trial', employer, provenAt: at },
    browser: 'the reader',
    hat: worn,
    at,
  })
  const cookie = `front_door=${secret}`
  const { body } = await service.app.inject({ method: 'GET', url: '/acting-for', headers: { cookie } })
  const csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1]
  if (csrf === undefined) throw new Error(`No form for ${key}`)
  const actor = { kind: 'staff', rights, actingFor: worn?.actingFor ?? null, fn: worn?.fn ?? null } as const
  return {
    key,
    hat,
    sight: hat === null ? [] : councilsInSight(actor, at),
    words: `${key} ${hat === null ? 'without a hat' : `for ${hat.authority} in ${hat.fn}`}`,
    cookie,
    csrf,
  }
}

/** Every demo worker under every hat they may wear now, each before they chose one, and somebody not signed in. */
export const everyReader = async (service: TestService): Promise<Reader[]> => {
  const readers: Reader[] = [
    { key: null, hat: null, sight: [], words: 'nobody signed in', cookie: '', csrf: '' },
  ]
  for (const key of Object.keys(people) as PersonKey[]) {
    const rights = await service.house.rightsOf(people[key].id)
    if (!rights) throw new Error(`Nobody is ${key}`)
    for (const { authority, fn } of hats(rights, service.house.now()))
      readers.push(await session(service, key, { authority, fn }))
    readers.push(await session(service, key, null))
  }
  return readers
}

/**
 * Colleagues who may do the same read the same; so one of each kind reads. `apart` names those who are told apart by who
 * they are.
 */
export const oneOfEach = (all: readonly Reader[], apart: (reader: Reader) => PersonKey | null): Reader[] => {
  const kinds = new Map<string, Reader>()
  for (const reader of all) {
    const { key, hat } = reader
    const roles = key === null || hat === null ? '' : people[key].roles.join()
    const kind = [hat?.authority, hat?.fn, roles, apart(reader), key === null].join(' ')
    if (!kinds.has(kind)) kinds.set(kind, reader)
  }
  return [...kinds.values()]
}

/** Everything an answer is made of: its status, its headers and its body. */
const bytesOf = ({ statusCode, headers, body }: LightMyRequestResponse): string =>
  `${String(statusCode)}\n${JSON.stringify(headers)}\n${body}`

export const ask = async (
  service: TestService,
  reader: Reader,
  method: 'GET' | 'POST',
  url: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const answer = await service.app.inject({
    method,
    url,
    headers: {
      cookie: reader.cookie,
      accept: 'text/html',
      ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(method === 'POST'
      ? {
          payload: new URLSearchParams({
            _csrf: reader.csrf,
            _hat: `${reader.hat?.authority ?? ''}/${reader.hat?.fn ?? ''}`,
            ...fields,
          }).toString(),
        }
      : {}),
  })
  const { location } = answer.headers
  return { method, url, status: answer.statusCode, location: String(location ?? ''), bytes: bytesOf(answer) }
}

/** Streams never end: they are listened to by themselves. Leaving would end the reading. */
const isLeftOut = (url: string): boolean =>
  /^\/(assets\/|sign-out|sign-in\/with|councils\.css)|\/(events|changes)$/.test(url)

/** Addresses of this service that an answer leads to, redirects included. */
const linksIn = ({ bytes, location }: Answer): string[] =>
  [...bytes.matchAll(/(?:href|action)="(\/[^"#]*)/g), ...(location === '' ? [] : [[location, location]])]
    .map(([, url = '']) => (url.split('#')[0] ?? '').replaceAll('&amp;', '&'))
    .filter((url) => url.startsWith('/') && !isLeftOut(url))

const atOnce = 6

/** Opens these addresses and whatever they lead to, each once, as deep as the links it follows go. */
export const readAll = async (
  service: TestService,
  reader: Reader,
  { seeds, follows }: { seeds: readonly string[]; follows: (url: string) => boolean },
  seen: (answer: Answer) => void,
): Promise<void> => {
  const known = new Set<string>()
  const queue: string[] = []
  const add = (url: string): void => {
    if (known.has(url)) return
    known.add(url)
    queue.push(url)
  }
  seeds.forEach(add)
  const lane = async (): Promise<void> => {
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      const answer = await ask(service, reader, 'GET', url)
      seen(answer)
      linksIn(answer).filter(follows).forEach(add)
    }
  }
  // A lane may run dry while another still finds addresses.
  while (queue.length > 0) await Promise.all(Array.from({ length: atOnce }, lane))
}

/** `GET /people/:id` of every route the service has. */
export const getRoutes = (service: TestService): string[] => {
  const path: string[] = []
  return service.app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, lead = '', name = '', methods = ''] =
        /^([│ ]*[├└]── )(.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? []
      if (lead === '') return []
      const depth = lead.length / 4
      path.length = depth - 1
      path[depth - 1] = name
      return methods.split(', ').includes('GET') ? [path.join('')] : []
    })
}
