import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Action } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Found, Page } from './page.ts'
import type { Visit } from './visit.ts'

/**
 * Every page, and every form's action by the page it stands on, kept so that another address can say why it opens or
 * does not (src/why/). What is found is found in the same way, under the same eyes.
 */
export type Asked = {
  path: string
  action: Action
  /** The page it stands on; a page stands on itself. */
  onPage: string
  find: (tx: Tx, named: object, visit: Visit) => Promise<Found<unknown> | null>
}

const known = new WeakMap<FastifyInstance, Asked[]>()

export const keepAsked = <P, T>(
  app: FastifyInstance,
  path: string,
  action: Action,
  from: Page<P, T>,
): void => {
  const kept = known.get(app) ?? []
  known.set(app, kept)
  kept.push({
    path,
    action,
    onPage: from.path,
    find: async (tx, named, visit) => {
      const params = (from.params satisfies z.ZodType<P>).safeParse(named)
      return params.success ? from.find(tx, params.data, visit) : null
    },
  })
}

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '')

/** What an address of this shape names: `/contacts/1` in `/contacts/:id` names `id`. Null where it has another shape. */
const namedIn = (shape: string, path: string): Record<string, string> | null => {
  const [wanted, given] = [partsOf(shape), partsOf(path)]
  if (wanted.length !== given.length) return null
  const named: Record<string, string> = {}
  for (const [nth, part] of wanted.entries()) {
    const here = given[nth] ?? ''
    if (part.startsWith(':')) named[part.slice(1)] = here
    else if (part !== here) return null
  }
  return named
}

const fixedParts = ({ path }: Asked): number => partsOf(path).filter((part) => !part.startsWith(':')).length

export type AskedAt = { asked: Asked; named: Record<string, string> }

/** What stands at this address: a page before a form's action, and the nearest shape before a wider one. */
export const askedAt = (app: FastifyInstance, path: string): AskedAt | null =>
  (known.get(app) ?? [])
    .flatMap((asked): AskedAt[] => {
      const named = namedIn(asked.path, path)
      return named === null ? [] : [{ asked, named }]
    })
    .toSorted(
      (one, other) =>
        fixedParts(other.asked) - fixedParts(one.asked) ||
        Number(other.asked.path === other.asked.onPage) - Number(one.asked.path === one.asked.onPage),
    )[0] ?? null

/** What else can be done on the page that shows this record: each action once. */
export const actionsOn = (app: FastifyInstance, { onPage, action }: Asked): Action[] => [
  ...new Set(
    (known.get(app) ?? []).flatMap((each) =>
      each.onPage === onPage && each.action !== action ? [each.action] : [],
    ),
  ),
]

/** The address at which it is said why this one opens, or does not: kinds and ids alone. */
export const whyAddress = (shape: string, named: object): string => {
  const given = new Map(Object.entries(named))
  return `/why${shape.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(given.get(name) ?? '')))}`
}
