import type { Chance } from '../../demo/county/chance.ts'
import type { World } from '../../demo/county/world.ts'
import { people } from '../../demo/people.ts'
import { agencyKinds, type Asking, type RequestEvent } from '../../src/agency-requests/index.ts'
import { type MashTiming, rated, type Rating } from '../../src/clocks/index.ts'
import type { Fact, Happening } from '../../src/events/index.ts'
import type { Enquiry, EnquiryEvent } from '../../src/mash/enquiry.ts'
import { addMinutes, type Day, earlierOf, type Instant } from '../../src/time/index.ts'

/** What happened on one of many enquiries, and on what one of many agencies was asked for it. */

export const asked = [
  'police',
  'health',
  'education',
  'early-help',
  'idva',
  'housing',
  'youth-justice',
  'fire',
] as const

export type ChildRow = { id: string; name: string; born: Day | null }
export type ContactRow = {
  owner: string
  id: string
  reportId: string
  reference: string
  headline: string
  children: readonly ChildRow[]
}

export type Flow = Asking['flow']
export type Ground = {
  world: World
  timing: ReadonlyMap<string, MashTiming>
  flows: ReadonlyMap<string, Flow>
  now: Instant
}

const colours: readonly (Rating | null)[] = [
  'amber',
  'green',
  'amber',
  'green',
  'red',
  'green',
  'amber',
  'blue',
  'green',
  null,
]

const manager = { person: 'mashManager', fn: 'mash', action: 'enquiry.work' } as const

/** Facts of one record, one after the other, each with who did it and by what right. */
const noting = <E extends Happening>(world: World, owner: string, id: string) => {
  const facts: Fact<E>[] = []
  const note = (at: Instant, who: Parameters<World['by']>[0], event: E): void => {
    facts.push({ owner, id, seq: facts.length + 1, event, at, ...world.by(who, owner, at) })
  }
  return { facts, note }
}

const childrenOf = ({ children }: ContactRow, chance: Chance, at: Instant) =>
  children.map(({ id, name }) => ({ childId: id, name, handOverId: chance.id(at) }))

const dueOf = ({ timing }: Ground, owner: string, rating: Rating, startedAt: Instant): Instant | null => {
  const of = timing.get(owner)
  return of ? (rated(of, rating, startedAt).due?.dueAt ?? null) : null
}

/** One enquiry, started so many minutes ago, in the colour its number gives it. */
export const enquiryFacts = (ground: Ground, contact: ContactRow, chance: Chance, nth: number) => {
  const { world, now } = ground
  const { owner } = contact
  const startedAt = addMinutes(now, -10 - nth)
  const rating = colours[nth % colours.length] ?? null
  const { facts, note } = noting<EnquiryEvent>(world, owner, chance.id(startedAt))
  note(
    startedAt,
    { job: 'mash' },
    {
      type: 'received',
      contactId: contact.id,
      reportId: contact.reportId,
      reference: contact.reference,
      headline: contact.headline,
      urgency: 'today',
      receivedAt: addMinutes(startedAt, -chance.whole(10, 400)),
      dueAt: addMinutes(startedAt, 60),
      clockRule: 'MASH-RATED',
      children: childrenOf(contact, chance, startedAt),
      agreement: { state: 'given', who: 'The mother', at: startedAt },
    },
  )
  const dueAt = rating === null ? addMinutes(startedAt, 60) : dueOf(ground, owner, rating, startedAt)
  if (nth % 4 > 0)
    note(addMinutes(startedAt, 2), manager, {
      type: 'taken',
      allocatedTo: people[nth % 4 === 1 ? 'mashWorker' : 'secondMashWorker'].id,
    })
  if (rating !== null)
    note(addMinutes(startedAt, 5), manager, {
      type: 'rated',
      rating,
      because: 'The worry as told, the history, and what agencies are likely to hold.',
      dueAt,
      clockRule: `MASH-${rating.toUpperCase()}`,
    })
  if (rating === 'red')
    note(addMinutes(startedAt, 5), manager, {
      type: 'emergency-duty-told',
      because: 'its time runs on after closing',
    })
  // Told already: the measurement is of reading, not of alarms going off.
  if (dueAt !== null && dueAt <= now)
    note(earlierOf(addMinutes(dueAt, 1), now), { job: 'enquiry-late' }, { type: 'lateness-noticed' })
  return facts
}

export const subjectOf = (
  { children: [child] }: Pick<ContactRow, 'children'>,
  agency: (typeof asked)[number],
): Asking['subjects'] =>
  child === undefined
    ? []
    : [
        {
          id: child.id,
          part: 'child',
          personId: null,
          name: child.name,
          bornOn: child.born,
          relation: 'child',
          address: '',
          categories: agencyKinds[agency].ofChildren,
          because: 'It is likely to have seen the child within the last months.',
          adultHealthBecause: '',
        },
      ]

const askingOf = (
  { flows }: Pick<Ground, 'flows'>,
  contact: ContactRow,
  enquiry: Enquiry,
  agency: (typeof asked)[number],
  dueAt: Instant,
): Asking => {
  const flow = flows.get(`${contact.owner} ${agency}`)
  if (!flow) throw new Error(`Nothing lets ${contact.owner} ask ${agency}.`)
  return {
    enquiryId: enquiry.id,
    contactId: contact.id,
    reference: contact.reference,
    agency,
    headline: contact.headline,
    purpose: 'mash-enquiry',
    worry: 'A neighbour hears shouting at night, and the child comes to school tired.',
    questions: 'Has the child been seen of late, and what was noticed?',
    subjects: subjectOf(contact, agency),
    consent: 'given',
    lawfulBasis: 'public-task-s17',
    gateways: ['ca2004-s11'],
    flow,
    rating: 'amber',
    dueAt,
  }
}

export const requestFacts = (
  ground: Ground,
  contact: ContactRow,
  enquiry: Enquiry,
  chance: Chance,
  nth: number,
  of: number,
) => {
  const agency = asked[of % asked.length] ?? 'police'
  const askedAt = addMinutes(enquiry.startedAt, 6)
  const { facts, note } = noting<RequestEvent>(ground.world, contact.owner, chance.id(askedAt))
  const asking = askingOf(ground, contact, enquiry, agency, addMinutes(askedAt, 300))
  note(askedAt, manager, { type: 'asked', ...asking })
  const answeredAt = addMinutes(askedAt, chance.whole(20, 500))
  if ((nth + of) % 3 === 0 && answeredAt <= ground.now)
    note(answeredAt, manager, {
      type: 'answered',
      by: 'A navigator',
      reusedFrom: null,
      answers: asking.subjects.map(({ id }) => ({
        id: chance.id(answeredAt),
        subjectId: id,
        kind: 'nothing-known',
        assertion: null,
        level: 'professionals',
        sha256: 'of nothing',
        decidedBy: null,
      })),
    })
  return facts
}
