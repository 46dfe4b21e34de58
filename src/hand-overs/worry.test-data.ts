import { indicators } from '../../demo/guidance.ts'
import { people, type PersonKey } from '../../demo/people.ts'
import type { TestService } from '../../test/service.ts'
import type { Fn, StaffActor } from '../access/index.ts'
import {
  type Channel,
  type ContactEvent,
  contactStream,
  type Outcome,
  takeIn,
  type Told,
} from '../contacts/index.ts'
import { aReport } from '../contacts/told.test-data.ts'
import { perform } from '../events/index.ts'
import { tasksOf } from '../web/jobs.ts'
import { rooms } from '../rooms.ts'

const seriousNeglect = indicators.find((indicator) => indicator.text === 'Serious neglect')?.code ?? ''

export type Taken = { owner: string; id: string; reference: string }

/** A demo worker as the service knows them, wearing a hat. */
export const wearing = async (
  service: TestService,
  person: PersonKey,
  actingFor: string,
  fn: Fn,
): Promise<StaffActor> => {
  const rights = await service.house.rightsOf(people[person].id)
  if (!rights) throw new Error(`${person} has no rights`)
  return { kind: 'staff', rights, actingFor, fn }
}

/** A worry as it was told, taken in for one council. */
export const worry = async (
  service: TestService,
  owner: string,
  told: Partial<Told> = {},
  channel: Channel = 'online',
): Promise<Taken> => {
  const report = aReport(told)
  const { contacts } = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at: service.house.now(), once: crypto.randomUUID() },
    {
      told: report,
      channel,
      kind: 'concern',
      source: '2A',
      questionSet: 'test',
      places: [
        {
          childIds: report.children.map((child) => child.id),
          owner,
          placing: { rule: 'lives-here', words: 'The postcode lies there.' },
        },
      ],
      attachments: [],
    },
  )
  const [taken] = contacts
  if (!taken) throw new Error('Nothing was taken in')
  return taken
}

/** Every child of a contact decided the same way in one sending, by a worker of the Customer Service Centre. */
export const decided = async (
  service: TestService,
  { owner, id }: Taken,
  outcome: Outcome,
  by: { person?: PersonKey; fn?: Fn; only?: readonly string[] } = {},
): Promise<void> => {
  const done = await perform(service.house.db, contactStream, {
    actor: await wearing(service, by.person ?? 'adviser', owner, by.fn ?? 'screening'),
    at: service.house.now(),
    action: 'contact.decide',
    owner,
    id,
    decide: (contact): ContactEvent[] =>
      (contact?.children ?? [])
        .filter((child) => by.only === undefined || by.only.includes(child.id))
        .map((child) => ({
          type: 'decided',
          childId: child.id,
          outcome,
          level: 4,
          indicators: [seriousNeglect],
          guidance: { authority: owner, version: 1 },
          detail: { reason: 'Left alone before' },
          rationale: 'Left alone, hungry and frightened.',
        })),
  })
  if (!done.done) throw new Error(`Not decided: ${JSON.stringify(done)}`)
}

/** The first child of a contact, recognised as a person on record. */
export const recognised = async (
  service: TestService,
  { owner, id }: Taken,
  personId: string,
): Promise<void> => {
  await perform(service.house.db, contactStream, {
    actor: { kind: 'system', job: 'test', actingFor: owner },
    at: service.house.now(),
    action: 'contact.follow-up',
    owner,
    id,
    decide: (contact): ContactEvent[] => [
      { type: 'child-recognised', childId: contact?.children[0]?.id ?? '', personId },
    ],
  })
}

/** The hand-overs of a contact, as the owner of the tables sees them. */
export const handOverRows = (service: TestService, { owner, id }: Taken) =>
  service.database.owner
    .selectFrom('hand_over')
    .selectAll()
    .where('owner', '=', owner)
    .where('contact_id', '=', id)
    .orderBy('sent_at')
    .orderBy('id')
    .execute()

/** Runs a task as the queue would, at the moment the test's clock shows. */
export const runTask = async (
  service: TestService,
  name: string,
  payload: Readonly<Record<string, string>>,
): Promise<void> => {
  const task = tasksOf(rooms)[name]
  if (!task) throw new Error(`No such task: ${name}`)
  await task(payload, service.house)
}
