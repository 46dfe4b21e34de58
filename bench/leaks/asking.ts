import type { FastifyInstance, LightMyRequestResponse } from 'fastify'

/** One request and all that came back. */

export type Method = 'GET' | 'POST'
export type Fields = Readonly<Record<string, string | readonly string[]>>
export type Request = { method: Method; url: string; fields?: Fields }

export type Answer = {
  status: number
  location: string
  headers: Readonly<Record<string, string>>
  body: string
  isPage: boolean
}

/** Whoever asks: what the browser sends along, and what their forms carry. */
export type Asker = { cookie: string; guards: Fields }

const encode = (fields: Fields): string => {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value) pairs.append(name, each)
  return pairs.toString()
}

const headersOf = ({ headers }: LightMyRequestResponse): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name !== 'date')
      .map(([name, value]) => [name, Array.isArray(value) ? value.join('\n') : String(value)]),
  )

export const ask = async (
  app: FastifyInstance,
  asker: Asker,
  { method, url, fields }: Request,
): Promise<Answer> => {
  const answer = await app.inject({
    method,
    url,
    headers: {
      accept: 'text/html',
      ...(asker.cookie === '' ? {} : { cookie: asker.cookie }),
      ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(method === 'POST' ? { payload: encode({ ...asker.guards, ...fields }) } : {}),
  })
  const headers = headersOf(answer)
  return {
    status: answer.statusCode,
    location: headers['location'] ?? '',
    headers,
    body: answer.body,
    isPage: (headers['content-type'] ?? '').includes('html'),
  }
}

/** What the request itself says: nobody is told by it what they did not know. */
export const typedIn = ({ url, fields = {} }: Request): string => {
  const readable = (text: string): string => {
    try {
      return decodeURIComponent(text.replaceAll('+', ' '))
    } catch {
      return text
    }
  }
  return [url, readable(url), ...Object.values(fields).flat()].join('\n')
}

export const inWords = ({ method, url, fields = {} }: Request): string => {
  const given = Object.entries(fields).map(
    ([name, value]) => `${name}=${[value].flat().join(',').slice(0, 60)}`,
  )
  return `${method} ${url.slice(0, 160)}${given.length === 0 ? '' : ` with ${given.join(' & ').slice(0, 300)}`}`
}
