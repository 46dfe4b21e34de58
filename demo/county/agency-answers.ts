import { attach, type Saying } from '../../src/agency-requests/answering.rule.ts'
import { type AgencyKindName, isAgencyKind } from '../../src/agency-requests/agencies.ts'
import type { ShareLevel } from '../../src/agency-requests/share-level.rule.ts'
import type { AgencyRequest } from '../../src/agency-requests/request.ts'
import { dayOf, type Instant } from '../../src/time/index.ts'
import { agencies } from '../partner-agencies.ts'
import { people, type PersonKey } from '../people.ts'
import { declining, files, type Known, knownBy } from './agency-words.ts'
import { groupOf, type SourceGroup } from './agencies.ts'
import type { Chance } from './chance.ts'
import { noteAnswer } from './diary.ts'
import {
  type Answering,
  type Asked,
  contactOf,
  type Enquiring,
  type HubWorker,
  working,
} from './enquiring.ts'
import { pdfOf } from './small-pdf.ts'

/** What agencies say to what they are asked, and who says it. */

const navigatorOf: Readonly<Record<AgencyKindName, readonly PersonKey[]>> = {
  police: ['policeNavigator', 'policeNavigatorTwo'],
  health: ['healthNavigator'],
  education: ['educationNavigator'],
  'early-help': ['earlyHelpNavigator'],
  idva: ['idvaNavigator'],
  probation: ['probationNavigator'],
  housing: ['housingNavigator'],
  'youth-justice': ['youthJusticeNavigator'],
  'adult-social-care': ['adultSocialCareNavigator'],
  'drugs-and-alcohol': ['drugsAndAlcoholNavigator'],
  fire: ['fireNavigator'],
}

const agencyOf = (request: AgencyRequest): AgencyKindName => {
  if (!isAgencyKind(request.agency)) throw new Error(`Nobody navigates for ${request.agency}.`)
  return request.agency
}

/** The navigator who has it. */
export const navigatorFor = (chance: Chance, { request }: Asked): Answering => {
  const person = chance.pick(navigatorOf[agencyOf(request.state())])
  return { who: { person, fn: 'navigator', action: 'request.answer' }, name: people[person].name }
}

const officerOf = (agency: AgencyKindName): string =>
  agencies.find(({ code }) => code === agency)?.officer ?? 'Duty manager'

/** Told on the telephone by the officer of the agency, and written down by whoever has the enquiry. */
export const toldOnTelephone = ({ request }: Asked, by: HubWorker): Answering => ({
  who: working(by),
  name: officerOf(agencyOf(request.state())),
})

type Subject = AgencyRequest['subjects'][number]

const nothing = (chance: Chance, { id }: Subject, at: Instant): Saying => ({
  id: chance.id(at),
  subjectId: id,
  kind: 'nothing-known',
  assertion: null,
  level: 'professionals',
  words: '',
  context: '',
  decidedBy: null,
  detriment: '',
})

const named = (text: string, { name }: Subject): string =>
  text.replaceAll('{name}', name === 'Name not known' ? 'The child' : (name.split(' ')[0] ?? name))

/** Most of what agencies say may travel with the child; little has to stay in the hub. */
const oftenAt: Readonly<Record<ShareLevel, number>> = {
  'family-may-see': 6,
  professionals: 6,
  'victim-safe': 3,
  'mash-only': 1,
  'police-sensitive': 1,
}

type Telling = { chance: Chance; agency: AgencyKindName; at: Instant; dutyToShare: boolean }

const knownOf = (
  chance: Chance,
  subject: Subject,
  at: Instant,
  { assertion, level, words, context = '' }: Known,
): Saying => ({
  ...nothing(chance, subject, at),
  kind: 'known',
  assertion,
  level,
  words: named(words, subject),
  context: named(context, subject),
})

const known = ({ chance, agency, at }: Telling, subject: Subject, taken: Set<string>): Saying => {
  const fitting = knownBy[agency].filter(
    ({ of, words }) => (of === 'child') === (subject.part === 'child') && !taken.has(words),
  )
  if (fitting.length === 0) return nothing(chance, subject, at)
  const one = chance.weighted(fitting.map((each) => [each, oftenAt[each.level]] as const))
  taken.add(one.words)
  return knownOf(chance, subject, at, one)
}

const declined = ({ chance, agency, at, dutyToShare }: Telling, subject: Subject): Saying => {
  const { level, words, detriment } = chance.pick(declining)
  return {
    ...nothing(chance, subject, at),
    kind: 'declined',
    level,
    words,
    decidedBy: officerOf(agency),
    detriment: dutyToShare ? detriment : '',
  }
}

const kinds = [
  ['known', 60],
  ['nothing-known', 37],
  ['declined', 3],
] as const

type Kind = (typeof kinds)[number][0]

const saying = (telling: Telling, kind: Kind, subject: Subject, taken: Set<string>): Saying[] => {
  switch (kind) {
    case 'nothing-known':
      return [nothing(telling.chance, subject, telling.at)]
    case 'declined':
      return [declined(telling, subject)]
    case 'known':
      return telling.chance.happens(0.25)
        ? [known(telling, subject, taken), known(telling, subject, taken)].filter(
            ({ kind }, nth) => nth === 0 || kind === 'known',
          )
        : [known(telling, subject, taken)]
  }
}

const toldBy: Readonly<Partial<Record<SourceGroup, AgencyKindName>>> = {
  police: 'police',
  school: 'education',
  health: 'health',
}

/** Whoever told the front door holds something itself. */
const isReferrer = (enquiring: Enquiring, agency: AgencyKindName): boolean =>
  toldBy[groupOf(contactOf(enquiring).source)] === agency

/** What an agency says about each of these people; fact and opinion apart, nothing said twice. */
export const sayingsAbout = (
  enquiring: Enquiring,
  { request }: Asked,
  subjects: readonly Subject[],
  at: Instant,
): Saying[] => {
  const { world, chance, enquiry } = enquiring
  const agency = agencyOf(request.state())
  const knowsThem = isReferrer(enquiring, agency)
  const dutyToShare = world.hubOf(enquiry.owner).dutyToShareFrom <= dayOf(at)
  const taken = new Set<string>()
  return subjects.flatMap((subject, nth) => {
    const kind = knowsThem && nth === 0 ? 'known' : chance.weighted(kinds)
    return saying({ chance, agency, at, dutyToShare }, kind, subject, taken)
  })
}

/** Just this: all that is said of a child of the first, what is said of grown-ups one each, and of others nothing. */
export const sayingThis = (
  { chance }: Enquiring,
  subjects: readonly Subject[],
  at: Instant,
  said: readonly Known[],
): Saying[] => {
  const ofChildren = said.filter(({ of }) => of === 'child')
  const ofAdults = said.filter(({ of }) => of === 'adult')
  const [child] = subjects.filter(({ part }) => part === 'child')
  const adults = subjects.filter(({ part }) => part !== 'child')
  return subjects.flatMap((subject) => {
    const adult = ofAdults[adults.indexOf(subject)]
    const here = subject === child ? ofChildren : adult ? [adult] : []
    return here.length === 0
      ? [nothing(chance, subject, at)]
      : here.map((each) => knownOf(chance, subject, at, each))
  })
}

/** A file beside the answer, now and then. */
export const attachTo = (
  { chance, disclosures }: Enquiring,
  asked: Asked,
  at: Instant,
  { who, name: by }: Answering,
): boolean => {
  const { request } = asked
  const state = request.state()
  const name = chance.pick(files)
  const file = {
    ...pdfOf(name, [`${name}: ${state.reference}`, 'Invented for the demonstration county.', by]),
    id: chance.id(at),
    level: 'professionals' as const,
  }
  const kept = { ...file, size: file.content.length, scan: 'not-scanned' } as const
  if (!noteAnswer(request, at, who, attach(state, kept))) return false
  asked.files.push({ ...file, at })
  disclosures.push({
    owner: state.owner,
    enquiryId: state.enquiryId,
    contactId: state.contactId,
    requestId: state.id,
    direction: 'from-agency',
    from: state.agency,
    to: state.owner,
    about: state.subjects.map(({ id }) => id),
    purpose: state.purpose,
    outcome: 'shared',
    flow: { id: state.flow.id, instrumentId: state.flow.instrument.id },
    lawfulBasis: state.lawfulBasis,
    gateways: state.gateways,
    because: 'A file beside the answer',
    detriment: null,
    decidedBy: people[who.person].id,
    decidedName: null,
    sha256: file.sha256,
    at,
  })
  return true
}
