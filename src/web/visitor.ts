import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { hats, isFn, may, ownNothing, type StaffActor } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import type { House } from './house.ts'
import { findSession, type Unattended } from './session.sql.ts'
import type { Visit } from './visit.ts'

export const sessionCookie = 'front_door'

/**
 * Who is asking: identity comes from the session alone, rights from the agreements in force at this moment.
 * A hat whose agreement has lapsed since it was chosen stays on the head but opens nothing: `may` compares dates.
 */
export const visitorOf = async (
  house: House,
  request: FastifyRequest,
  { unattended = false, isPart = false }: Unattended & { isPart?: boolean } = {},
): Promise<Visit | null> => {
  const secret = request.cookies[sessionCookie]
  if (!secret) return null
  const at = house.now()
  const session = await findSession(house.db, secret, at, { unattended })
  if (!session) return null
  const rights = await house.rightsOf(session.staffId, session.rightsVersion)
  if (!rights) return null
  const actor: StaffActor = {
    kind: 'staff',
    rights,
    actingFor: session.actingFor,
    fn: isFn(session.fn) ? session.fn : null,
  }
  return {
    actor,
    at,
    hats: hats(rights, at),
    councils: await house.councils(session.rightsVersion),
    csrf: session.csrf,
    rightsVersion: session.rightsVersion,
    once: randomUUID(),
    path: request.url.split('?')[0] ?? '/',
    // Part of a page has no navigation to show them in.
    alerts: unattended || isPart ? 0 : await unseenAlerts(house, actor, at),
    told: session.told,
    may: (action, resource = ownNothing) => may(actor, action, resource, at),
  }
}

const unseenAlerts = async (house: House, actor: StaffActor, at: Visit['at']): Promise<number> => {
  if (!may(actor, 'alerts.read', ownNothing, at).allowed || actor.fn === null) return 0
  const { fn } = actor
  return asActor(house.db, contextFor(actor, 'alerts.read', at), async (tx) => {
    const { rows } = await sql<{ unseen: number }>`
      select count(*)::int as unseen from (
        select from alert where seen_at is null and for_fn = ${fn} and for_staff is null limit 100) counted`.execute(
      tx,
    )
    return rows[0]?.unseen ?? 0
  })
}
