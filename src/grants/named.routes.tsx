import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import {
  type Fn,
  type Grant,
  grantKindOf,
  grantsAt,
  mayShow,
  type Resource,
  standing,
} from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import {
  attachmentsOf,
  clocksOf,
  type Contact,
  enquiriesOf,
  findContact,
  handOversOf,
  namedFacts,
} from '../contacts/index.ts'
import type { Tx } from '../db/index.ts'
import { findPerson, namedPersonFacts, type PersonShown } from '../people/index.ts'
import { dayOf } from '../time/index.ts'
import { type House, noRecord, page, type Page, type Visit } from '../web/index.ts'
import { grantsOf, recordLines } from './grant.sql.ts'
import { grantStateAt, isGivenKind } from './grant.ts'
import { type LetIn, type Shows } from './named.view.ts'
import { holdersElsewhere, recordsOfGrants } from './named.sql.ts'
import { NamedContactPage } from './pages/named-contact.page.tsx'
import { NamedListPage } from './pages/named-list.page.tsx'
import { NamedPersonPage } from './pages/named-person.page.tsx'
import { namesOfWorkers } from './workers.sql.ts'

/** What is named to a worker who is let in to single records: a list, and one page for each that is only read. */

const back = { href: '/named-to-me', text: 'Named to you' }

/** What this worker may be shown, by what they are there for (authorisation B3 step 6). */
const showsTo = ({ actor, at }: Visit): Shows => {
  const { actingFor, fn, rights } = actor
  const held = actingFor === null || fn === null ? null : standing(rights, actingFor, fn, 'children', at)
  const may = (fields: Parameters<typeof mayShow>[2]): boolean =>
    held !== null && fn !== null && mayShow(fn, held, fields)
  return { identity: may('identity'), narrative: may('narrative'), agencies: may('said-by-agencies') }
}

const kindUnder = (fn: Fn | null) => {
  const kind = fn === null ? null : grantKindOf(fn)
  return kind !== null && isGivenKind(kind) ? kind : null
}

/** The grant that names this record to them now. */
const grantFor = ({ actor, at }: Visit, { owner, id }: Resource): Grant | null => {
  const kind = kindUnder(actor.fn)
  if (kind === null) return null
  return grantsAt(actor.rights, owner, kind, at).find(({ records }) => records.includes(id)) ?? null
}

const letIn = async (tx: Tx, visit: Visit, resource: Resource): Promise<LetIn | null> => {
  const grant = grantFor(visit, resource)
  if (grant === null) return null
  const { kind } = grant
  const lines = isGivenKind(kind) ? await grantsOf(tx, visit.actor.rights.staffId, resource.owner, kind) : []
  return lines.find(({ id }) => id === grant.id) ?? null
}

const list: Page<object, null> = {
  path: '/named-to-me',
  action: 'named.list',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => {
    const { actor, at } = visit
    const owner = actor.actingFor ?? ''
    const kind = kindUnder(actor.fn)
    const grants = kind === null ? [] : await grantsOf(tx, actor.rights.staffId, owner, kind)
    const inForce = grants.filter((grant) => grantStateAt(grant, at) === 'in-force')
    const named = await recordsOfGrants(
      tx,
      inForce.map(({ id }) => id),
    )
    return {
      title: 'Named to you',
      main: (
        <NamedListPage
          visit={visit}
          shows={showsTo(visit)}
          grants={grants}
          named={named}
          lines={await recordLines(tx, owner, named)}
          holders={kind === 'subject-access' ? await holdersElsewhere(tx, owner, named) : null}
        />
      ),
    }
  },
}

type Named = { id: string }
const named: z.ZodType<Named> = z.object({ id: z.uuid() })

const contactPage: Page<Named, Contact> = {
  path: '/named-to-me/contacts/:id',
  action: 'named.open',
  params: named,
  find: (tx, { id }) => findContact(tx, id),
  show: async ({ tx, it, resource, visit }) => {
    const shows = showsTo(visit)
    const { owner, id } = it
    return {
      title: `Contact ${it.reference}`,
      back,
      main: (
        <NamedContactPage
          visit={visit}
          shows={shows}
          letIn={await letIn(tx, visit, resource)}
          contact={it}
          clocks={await clocksOf(tx, owner, id)}
          book={await bookFor(tx, owner, visit.at)}
          handOvers={await handOversOf(tx, owner, id)}
          enquiries={await enquiriesOf(tx, owner, id)}
          facts={await namedFacts(tx, owner, id)}
          attachments={shows.narrative ? await attachmentsOf(tx, owner, id) : []}
          deciders={await namesOfWorkers(
            tx,
            it.children.map(({ decided }) => decided?.by ?? null),
          )}
          holders={
            kindUnder(visit.actor.fn) !== 'subject-access'
              ? null
              : await holdersElsewhere(tx, owner, [{ kind: 'contact', id }])
          }
        />
      ),
    }
  },
}

const personPage: Page<Named, PersonShown> = {
  path: '/named-to-me/people/:id',
  action: 'named.open',
  params: named,
  find: (tx, { id }) => findPerson(tx, id),
  show: async ({ tx, it, resource, visit }) => {
    const shows = showsTo(visit)
    const { owner, id } = it
    return {
      title: shows.identity ? 'A person named to you' : 'A record named to you',
      back,
      main: (
        <NamedPersonPage
          visit={visit}
          shows={shows}
          today={dayOf(visit.at)}
          letIn={await letIn(tx, visit, resource)}
          person={it}
          facts={await namedPersonFacts(tx, owner, id)}
          holders={
            kindUnder(visit.actor.fn) !== 'subject-access'
              ? null
              : await holdersElsewhere(tx, owner, [{ kind: 'person', id }])
          }
        />
      ),
    }
  },
}

export const namedRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, list)
  page(app, house, contactPage)
  page(app, house, personPage)
}
