import { cambridgeshire, people, peterborough, type PersonKey } from '../../demo/people.ts'
import type { Fn, StaffActor } from '../../src/access/index.ts'
import { keepAnswer } from '../../src/agency-requests/asking.ts'
import { answer } from '../../src/agency-requests/answering.rule.ts'
import {
  askAgency,
  type AgencyRequest,
  requestStream,
  type Saying,
  type ShareLevel,
  type Subject,
} from '../../src/agency-requests/index.ts'
import { markOf } from '../../src/agency-requests/said.sql.ts'
import { mashBookFor } from '../../src/clocks/index.ts'
import { aChild } from '../../src/contacts/told.test-data.ts'
import { asActor, newId } from '../../src/db/index.ts'
import { contextFor, perform } from '../../src/events/index.ts'
import { enquiryNow, sentToMash, wearing } from '../../src/mash/enquiry.test-data.ts'
import { enquiryStream } from '../../src/mash/enquiry.stream.ts'
import { rate } from '../../src/mash/rating.rule.ts'
import { recordDiscussion, writeSummary } from '../../src/mash/writing.rule.ts'
import { decide } from '../../src/mash/deciding.rule.ts'
import { addMinutes } from '../../src/time/index.ts'
import type { TestService } from '../service.ts'

/** What agencies say in the hub at every level, each in words that stand nowhere else in the whole service. */

export const agencies = ['police', 'health', 'idva'] as const
export type AgencyCode = (typeof agencies)[number]

type Marked = { name: string; trace: RegExp; words: string }

const marked = (name: string, word: string): Marked => ({
  name,
  trace: new RegExp(word, 'i'),
  words: `It is known that ${word} was seen at the back of the old mill.`,
})

/** By whom it was said and at which level; and what only one agency was told, and what the hub discussed. */
export const secrets = {
  'family-may-see': marked('what the family may see', 'zwollbast'),
  professionals: marked('what professionals may see', 'quirnhast'),
  'mash-only': marked('what the MASH alone may see', 'xelbrimont'),
  'police-sensitive': marked('what police mark sensitive', 'vrakulnis'),
  'victim-safe': marked('what is safe for the victim alone', 'jopfenwirt'),
  'context of what police mark sensitive': marked('how police know it', 'brizzelkow'),
  'why it was not shared': marked('why health does not share', 'uffelgrunz'),
  'what police alone are told': marked('the worry as told to police', 'kwasselgau'),
  'what the hub discussed': marked('the discussion', 'tremblofix'),
} as const satisfies Record<string, Marked>
export type Kind = keyof typeof secrets
export const kinds = Object.keys(secrets) as Kind[]

export type Planted = {
  contactId: string
  enquiryId: string
  otherEnquiryId: string
  requests: Record<AgencyCode, string>
  childId: string
}

const at = (service: TestService) => service.house.now()

const as = (service: TestService, person: PersonKey, actingFor: string, fn: Fn): Promise<StaffActor> =>
  wearing(service, person, actingFor, fn)

const mustBeDone = (outcome: { done: boolean }): void => {
  if (!outcome.done) throw new Error(JSON.stringify(outcome))
}

const hub = (service: TestService) => as(service, 'mashManager', peterborough, 'mash')

const rateAmber = async (service: TestService, owner: string, id: string): Promise<void> => {
  const actor = await as(service, 'mashManager', owner, 'mash')
  const { timing } = await mashBookFor(service.house.db, owner, at(service))
  mustBeDone(
    await perform(service.house.db, enquiryStream, {
      actor,
      at: at(service),
      action: 'enquiry.rate',
      owner,
      id,
      decide: (enquiry) =>
        enquiry
          ? rate(
              enquiry,
              { rating: 'amber', because: 'As it was told', seen: null },
              { isManager: true, at: at(service), timing },
            )
          : { refused: 'closed' },
    }),
  )
}

const askOne = async (
  service: TestService,
  agency: AgencyCode,
  enquiryId: string,
  worry: string,
): Promise<AgencyRequest> => {
  const actor = await hub(service)
  const enquiry = await enquiryNow(service, peterborough, enquiryId)
  const subjects: Subject[] = enquiry.children.map(({ childId, name }) => ({
    id: childId,
    part: 'child',
    personId: null,
    name,
    bornOn: null,
    relation: 'child',
    address: '',
    categories: agency === 'health' ? ['health'] : agency === 'idva' ? ['domestic-abuse'] : ['offences'],
    because: 'Likely to be known to them',
    adultHealthBecause: '',
  }))
  const asked = await asActor(service.house.db, contextFor(actor, 'enquiry.work', at(service)), (tx) =>
    askAgency(
      tx,
      { actor, at: at(service), owner: peterborough },
      {
        enquiryId,
        contactId: enquiry.contactId,
        reference: enquiry.reference,
        agency,
        headline: enquiry.headline,
        purpose: 'mash-enquiry',
        worry,
        questions: '',
        subjects,
        consent: 'given',
        lawfulBasis: 'public-task-s17',
        gateways: ['ca2004-s11'],
        rating: 'amber',
        dueAt: addMinutes(at(service), 240),
      },
    ),
  )
  if (!('done' in asked) || !asked.done) throw new Error(JSON.stringify(asked))
  return asked.state
}

const says = (
  request: AgencyRequest,
  level: ShareLevel,
  words: string,
  more: Partial<Saying> = {},
): Saying => ({
  id: newId(),
  subjectId: request.subjects[0]?.id ?? '',
  kind: 'known',
  assertion: 'fact',
  level,
  words,
  context: '',
  decidedBy: null,
  detriment: '',
  ...more,
})

const navigators: Readonly<Record<AgencyCode, PersonKey>> = {
  police: 'policeNavigator',
  health: 'healthNavigator',
  idva: 'idvaNavigator',
}

/** Answered by the agency's own navigator, as the service lets them. */
const answerAs = async (
  service: TestService,
  agency: AgencyCode,
  request: AgencyRequest,
  sayings: readonly Saying[],
): Promise<void> => {
  const actor = await as(service, navigators[agency], agency, 'navigator')
  mustBeDone(
    await perform(service.house.db, requestStream, {
      actor,
      at: at(service),
      action: 'request.answer',
      owner: request.owner,
      id: request.id,
      decide: (found) =>
        found ? answer(found, sayings.map(markOf), people[navigators[agency]].name) : { refused: 'closed' },
      beside: (tx, after) =>
        keepAnswer(tx, after, sayings, { actor, at: at(service) }, people[navigators[agency]].name, null),
    }),
  )
}

export const plant = async (service: TestService): Promise<Planted> => {
  const { enquiryId, taken } = await sentToMash(service, peterborough, {
    children: [aChild({ givenNames: 'Marigold', familyName: 'Planted' })],
  })
  const other = await sentToMash(service, cambridgeshire, {
    children: [aChild({ givenNames: 'Clover', familyName: 'Elsewhere' })],
  })
  await rateAmber(service, peterborough, enquiryId)
  await rateAmber(service, cambridgeshire, other.enquiryId)
  const police = await askOne(service, 'police', enquiryId, secrets['what police alone are told'].words)
  const health = await askOne(service, 'health', enquiryId, 'A neighbour hears shouting.')
  const idva = await askOne(service, 'idva', enquiryId, 'A neighbour hears shouting.')
  const word = (kind: Kind): string => secrets[kind].words
  await answerAs(service, 'police', police, [
    says(police, 'family-may-see', word('family-may-see')),
    says(police, 'professionals', word('professionals')),
    says(police, 'mash-only', word('mash-only'), { assertion: 'opinion' }),
    says(police, 'police-sensitive', word('police-sensitive'), {
      context: word('context of what police mark sensitive'),
    }),
  ])
  await answerAs(service, 'health', health, [
    says(health, 'mash-only', word('why it was not shared'), {
      kind: 'declined',
      assertion: null,
      decidedBy: 'Doctor Dogwood',
      detriment: 'It would end their trust',
    }),
  ])
  await answerAs(service, 'idva', idva, [says(idva, 'victim-safe', word('victim-safe'))])
  const actor = await hub(service)
  mustBeDone(
    await perform(service.house.db, enquiryStream, {
      actor,
      at: at(service),
      action: 'enquiry.work',
      owner: peterborough,
      id: enquiryId,
      decide: (enquiry) =>
        enquiry
          ? recordDiscussion(
              enquiry,
              {
                heldAt: at(service),
                attendees: [{ name: 'Sergeant Sorrel', agency: 'police', isPresent: true }],
                considered: [],
                views: [{ agency: 'police', view: word('what the hub discussed') }],
                conclusion: 'An assessment is needed.',
                disagreement: '',
              },
              0,
              [],
            )
          : { refused: 'closed' },
    }),
  )
  return {
    contactId: taken.id,
    enquiryId,
    otherEnquiryId: other.enquiryId,
    requests: { police: police.id, health: health.id, idva: idva.id },
    childId: police.subjects[0]?.id ?? '',
  }
}

/** The enquiry ends: the child goes to Peterborough's assessment team, with what that team may read. */
export const conclude = async (service: TestService, { enquiryId }: Planted): Promise<void> => {
  const actor = await hub(service)
  const change = (
    action: 'enquiry.work' | 'enquiry.decide',
    decideOn: Parameters<typeof perform>[2]['decide'],
  ) =>
    perform(service.house.db, enquiryStream, {
      actor,
      at: at(service),
      action,
      owner: peterborough,
      id: enquiryId,
      decide: decideOn as never,
    })
  mustBeDone(
    await change('enquiry.work', ((enquiry: Parameters<typeof writeSummary>[0]) =>
      writeSummary(enquiry, 'The agencies together think an assessment is needed.', 0, [])) as never),
  )
  mustBeDone(
    await change('enquiry.decide', ((enquiry: Parameters<typeof decide>[0]) =>
      decide(
        enquiry,
        {
          childIds: enquiry.children.map(({ childId }) => childId),
          outcome: 'assessment-s17',
          level: 3,
          rationale: 'Several agencies see the same',
          notWaitingBecause: '',
          seen: 'amber',
          breach: null,
        },
        { at: at(service), requestsOut: 0, withheld: [], onEmergencyDuty: false },
      )) as never),
  )
}

/** The levels that go with the child. */
const travelling: readonly Kind[] = ['family-may-see', 'professionals', 'victim-safe']
const saidBy: Readonly<Record<AgencyCode, readonly Kind[]>> = {
  police: [
    'family-may-see',
    'professionals',
    'mash-only',
    'police-sensitive',
    'context of what police mark sensitive',
  ],
  health: ['why it was not shared'],
  idva: ['victim-safe'],
}
const sensitive: readonly Kind[] = ['police-sensitive', 'context of what police mark sensitive']

const isAgency = (code: string): code is AgencyCode => (agencies as readonly string[]).includes(code)

/** May this reader, under this hat, read it at this stage? The table a manager would write on a whiteboard. */
export const maySee = (
  kind: Kind,
  { key, hat }: { key: PersonKey; hat: { authority: string; fn: Fn } | null },
  stage: 'open' | 'closed',
): boolean => {
  if (hat === null) return false
  if (hat.fn === 'navigator') {
    if (!isAgency(hat.authority)) return false
    if (kind === 'what police alone are told') return hat.authority === 'police' && stage === 'open'
    return saidBy[hat.authority].includes(kind)
  }
  if (hat.authority !== peterborough) return false
  if (hat.fn === 'mash') return sensitive.includes(kind) ? key === 'mashManager' : true
  return hat.fn === 'assessment' && stage === 'closed' && travelling.includes(kind)
}

/** Where in the database each may stand. Everything else is a place it should never have come to. */
export const mayStandIn = (kind: Kind): readonly string[] => {
  switch (kind) {
    case 'what police alone are told':
    case 'what the hub discussed':
      return ['event']
    case 'family-may-see':
    case 'professionals':
    case 'victim-safe':
    case 'mash-only':
    case 'police-sensitive':
    case 'context of what police mark sensitive':
    case 'why it was not shared':
      return ['agency_reply_item']
  }
}
