import { peterborough, people, type PersonKey } from '../../demo/people.ts'
import type { TestService, Visitor } from '../../test/service.ts'
import type { StaffActor } from '../access/index.ts'
import { takeIn } from '../contacts/intake.ts'
import { aReport } from '../contacts/told.test-data.ts'
import { asActor, newId } from '../db/index.ts'
import { contextFor, factsOf, fold, perform } from '../events/index.ts'
import { day, instant } from '../time/index.ts'
import type { DetailsGiven } from './details.ts'
import type { Person, PersonEvent } from './person.ts'
import { personStream } from './person.sql.ts'

/** People to change, and what was written of them. */

export const at = instant('2026-11-23T09:00:00Z')

export const actorOf = async (
  service: TestService,
  key: PersonKey = 'adviser',
  actingFor: string = peterborough,
): Promise<StaffActor> => {
  const rights = await service.house.rightsOf(people[key].id)
  if (!rights) throw new Error('No such worker')
  return { kind: 'staff', rights, actingFor, fn: 'screening' }
}

export const aChild = (over: Partial<DetailsGiven> = {}): DetailsGiven => ({
  givenNames: 'Maya',
  familyName: 'Avocet',
  knownAs: null,
  bornOn: day('2020-03-04'),
  bornEstimated: false,
  expectedOn: null,
  sex: 'F',
  isChild: true,
  nhsNumber: null,
  upn: null,
  phone: null,
  ...over,
})

export const anAdult = (over: Partial<DetailsGiven> = {}): DetailsGiven =>
  aChild({ givenNames: 'Ana', bornOn: day('1994-05-06'), isChild: false, ...over })

export const sandpiperRow = { line: '4 Sandpiper Row', postcode: 'PE1 1AB' }

/** Registers somebody of Peterborough, with an address since 2020 unless told otherwise. */
export const register = async (
  service: TestService,
  details: DetailsGiven = aChild(),
  place: { line: string; postcode: string } | null = sandpiperRow,
): Promise<Person> => {
  const address = { id: newId(), from: day('2020-03-04'), to: null, hidden: false, source: 'school record' }
  const events: PersonEvent[] = [
    {
      type: 'registered',
      details,
      addresses: place === null ? [] : [{ ...place, ...address }],
      source: 'contact',
    },
  ]
  const done = await perform(service.house.db, personStream, {
    actor: await actorOf(service),
    at,
    action: 'person.register',
    owner: peterborough,
    id: newId(),
    opens: true,
    decide: () => events,
  })
  if (!done.done) throw new Error(JSON.stringify(done))
  return done.state
}

/** What happened to somebody, written as a colleague. */
export const happened = async (
  service: TestService,
  id: string,
  events: readonly PersonEvent[],
  by: PersonKey = 'screeningManager',
): Promise<void> => {
  const done = await perform(service.house.db, personStream, {
    actor: await actorOf(service, by),
    at,
    action: 'person.change',
    owner: peterborough,
    id,
    decide: () => events,
  })
  if (!done.done) throw new Error(JSON.stringify(done))
}

/** Somebody as all their facts tell them, whoever may see them. */
export const asWritten = async (service: TestService, id: string): Promise<Person> => {
  const context = contextFor({ kind: 'system', job: 'test', actingFor: peterborough }, 'person.open', at)
  const person = await asActor(service.house.db, context, async (tx) =>
    fold(personStream, await factsOf(tx, personStream, peterborough, id)),
  )
  if (!person) throw new Error('Nobody was registered')
  return person
}

export const typesWritten = async (service: TestService, id: string): Promise<readonly string[]> => {
  const rows = await service.database.owner
    .selectFrom('event')
    .select(['type'])
    .where('subject_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map(({ type }) => type)
}

/** The messages of the error summary, as they stand. */
export const errorsOn = (visitor: Visitor): readonly string[] =>
  visitor.page
    .querySelectorAll('.govuk-error-summary__list li')
    .map((each) => each.textContent.replaceAll(/\s+/g, ' ').trim())

/** Opens a form, fills it in and sends it, as somebody at the desk does. */
export const fillIn = async (
  visitor: Visitor,
  path: string,
  fields: Record<string, string | readonly string[]>,
): Promise<Visitor> => {
  await visitor.open(path)
  return visitor.submit(path, fields)
}

export const dateBoxes = (name: string, text: string): Record<string, string> => {
  const [date = '', month = '', year = ''] = text.split(' ')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** A contact about somebody that waits to be screened, and its reference. */
export const aContactAbout = async (service: TestService, personId: string): Promise<string> => {
  const told = aReport()
  const childIds = told.children.map(({ id }) => id)
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at, once: crypto.randomUUID() },
    {
      told,
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [{ childIds, owner: peterborough, placing: { rule: 'lives-here', words: 'Lives here.' } }],
      attachments: [],
    },
  )
  const [contact] = taken.contacts
  if (!contact) throw new Error('Nothing was taken in')
  await service.database.owner
    .updateTable('contact_child')
    .set({ person_id: personId })
    .where('contact_id', '=', contact.id)
    .execute()
  return contact.reference
}
