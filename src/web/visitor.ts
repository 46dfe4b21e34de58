import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import {
  covers,
  hats,
  isFn,
  may,
  officesHeld,
  ownNothing,
  type Rights,
  type StaffActor,
} from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import { readCookie } from './cookies.ts'
import type { House } from './house.ts'
import { endSessions, findSession, type Session, type Unattended } from './session.sql.ts'
import type { Visit } from './visit.ts'

export const sessionCookie = 'front_door'

export const sessionSecretOf = (request: FastifyRequest): string | undefined =>
  readCookie(request, sessionCookie)

export const isEmployed = (rights: Rights, at: Instant): boolean =>
  rights.employments.some((employment) => covers(employment, dayOf(at)))

/**
 * Who is asking: identity comes from the session alone, rights from the agreements in force at this moment.
 * A hat whose agreement has lapsed since it was chosen stays on the head but opens nothing: `may` compares dates.
 * Whoever is employed by nobody any more is signed out, in the same request in which it is found.
 */
export const visitorOf = async (
  house: House,
  request: FastifyRequest,
  { unattended = false, isPart = false }: Unattended & { isPart?: boolean } = {},
): Promise<Visit | null> => {
  const secret = sessionSecretOf(request)
  if (!secret) return null
  const at = house.now()
  const session = await findSession(house.db, secret, at, { unattended })
  if (!session) return null
  const rights = await house.rightsOf(session.staffId, session.rightsVersion)
  if (!rights || !isEmployed(rights, at)) return noLonger(house, session, at)
  const actor: StaffActor = {
    kind: 'staff',
    rights,
    actingFor: session.actingFor,
    fn: isFn(session.fn) ? session.fn : null,
    assurance: session.assurance,
  }
  return {
    actor,
    at,
    session: { id: session.id, way: session.way, employer: session.employer },
    hats: hats(rights, at),
    councils: await house.councils(session.rightsVersion),
    csrf: session.csrf,
    rightsVersion: session.rightsVersion,
    once: randomUUID(),
    path: request.url.split('?')[0] ?? '/',
    bringsBackTyped: (request.query as { typed?: unknown } | undefined)?.typed === 'kept',
    // Part of a page has no navigation to show them in.
    alerts: unattended || isPart ? 0 : await unseenAlerts(house, actor, at),
    told: session.told,
    reminderDays: session.reminderDays,
    may: (action, resource = ownNothing) => may(actor, action, resource, at),
  }
}

const noLonger = async (house: House, { id, staffId }: Session, at: Instant): Promise<null> => {
  await endSessions(house.db, { id, staffId }, 'employment-ended', at)
  return null
}

const unseenAlerts = async (house: House, actor: StaffActor, at: Visit['at']): Promise<number> => {
  if (!may(actor, 'alerts.read', ownNothing, at).allowed || actor.fn === null) return 0
  const { fn } = actor
  const offices = officesHeld(actor, at)
  return asActor(house.db, contextFor(actor, 'alerts.read', at), async (tx) => {
    const { rows } = await sql<{ unseen: number }>`
      select count(*)::int as unseen from (
        select from alert where seen_at is null and for_fn = ${fn} and for_staff is null
          and (${offices}::text[] is null or for_role = any (${offices}::text[])) limit 100) counted`.execute(
      tx,
    )
    return rows[0]?.unseen ?? 0
  })
}
