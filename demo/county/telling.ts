import type { Channel, ToldAdult, ToldChild, Told, Urgency, ReferrerClass } from '../../src/contacts/index.ts'
import { addDays, dayOf, instant, londonTime, type Instant } from '../../src/time/index.ts'
import { ethnicities, wordsFor } from '../../src/referrals/codes.ts'
import { tellerOf } from './agencies.ts'
import type { Chance } from './chance.ts'
import type { Family } from './families.ts'
import type { FamilyAdult, FamilyChild } from './members.ts'
import { emailAddress, phoneNumber } from './identifiers.ts'
import { type Band, impacts, narratives, ownWords, wanted } from './narratives.ts'
import type { Arriving } from './year.ts'

/** What is told of a family at one arrival, field by field as the joint referral form asks it (procedures 1.2). */
export type Telling = {
  arriving: Arriving
  family: Family
  band: Band
  /** Which children it names: indexes into the family's. */
  children: readonly number[]
  /** How the caller spells the family name. */
  spelling?: number
  /** The first child is not born yet. */
  unborn?: boolean
  address?: { address: string; postcode: string }
  text?: string
  more?: Partial<Told>
  /** What is different about every child of it. */
  changes?: Partial<ToldChild>
}

const publicCodes = ['1A', '1B', '1C', '1D', '9']

export const classOf = (source: string): ReferrerClass => {
  if (source === '1C') return 'young-person'
  if (source === '1A') return 'parent'
  return publicCodes.includes(source) ? 'public' : 'professional'
}

export const channelOf = (chance: Chance, { source, atNight, group }: Arriving): Channel => {
  if (atNight) return 'emergency-duty'
  if (group === 'police') return 'police'
  if (classOf(source) !== 'professional') return chance.happens(0.6) ? 'phone' : 'online'
  return chance.weighted([
    ['online', 80],
    ['phone', 14],
    ['email', 5],
    ['letter', 1],
  ] as const)
}

const filled = (text: string, family: Family, child: FamilyChild | undefined): string => {
  const [mother, other] = family.adults
  return text
    .replaceAll('{child}', child?.givenNames ?? 'The child')
    .replaceAll('{mother}', mother?.name.split(' ')[0] ?? 'the mother')
    .replaceAll('{other}', other?.name.split(' ')[0] ?? 'the partner')
}

const spelt = (family: Family, name: string, spelling: number): string => {
  const [registered = ''] = family.spellings
  return name.replace(registered, family.spellings[spelling] ?? registered)
}

const toldChild = (chance: Chance, telling: Telling, child: FamilyChild, nth: number): ToldChild => {
  const { family, arriving, spelling = 0, band } = telling
  const isUnborn = telling.unborn === true && nth === 0
  const sure = chance.happens(0.85)
  const professional = classOf(arriving.source) === 'professional'
  const known = (text: string, because: string) => (text === '' ? { notKnown: because } : { known: text })
  const code = family.community.ethnicity
  return {
    id: chance.id(arriving.receivedAt),
    givenNames: isUnborn ? '' : child.givenNames,
    familyName: spelt(family, child.familyName, spelling),
    knownAs: '',
    bornOn: isUnborn || (!professional && !sure) ? null : child.bornOn,
    bornEstimated: !sure && professional,
    expectedOn: isUnborn ? child.bornOn : null,
    sex: isUnborn ? 'U' : child.sex,
    gender: '',
    ethnicity: professional
      ? { known: `${wordsFor(ethnicities, code)} (${code})` }
      : { notKnown: 'Not asked' },
    religion: sure && professional ? { known: family.community.religion } : { notKnown: 'Not asked' },
    language: professional ? { known: family.community.language } : { notKnown: 'Not asked' },
    communication: { notKnown: 'Not asked' },
    disability: chance.happens(0.08) ? { known: 'Autism (AUT)' } : { known: 'None (NONE)' },
    immigration: '',
    nhsNumber: arriving.group === 'health' ? child.nhsNumber : '',
    upn: arriving.group === 'school' ? child.upn : '',
    school: known(child.school, isUnborn ? 'Not born yet' : 'Not at school yet'),
    health:
      arriving.group === 'health'
        ? { known: 'Withy Lane Surgery (invented)' }
        : { notKnown: 'Not known to us' },
    otherAddress: '',
    otherPostcode: '',
    privatelyFostered: 'no',
    lookedAfterBy: '',
    planElsewhere: '',
    ownWords: nth === 0 && !isUnborn ? chance.pick(ownWords[band]) : '',
    views: '',
    viewsNotSoughtBecause: professional ? 'Not the right moment to ask.' : '',
    ...telling.changes,
  }
}

const toldAdult = (chance: Chance, telling: Telling, adult: FamilyAdult): ToldAdult => ({
  id: chance.id(telling.arriving.receivedAt),
  name: spelt(telling.family, adult.name, telling.spelling ?? 0),
  bornOn: chance.happens(0.5) ? adult.bornOn : null,
  relation: adult.relation,
  part: adult.part,
  hasParentalResponsibility: adult.hasParentalResponsibility,
  sameConcern: false,
  needs: '',
  contactWithOtherChildren: '',
  worksWithChildren: '',
})

const nobody = {
  isAnonymous: false,
  name: '',
  role: '',
  agency: '',
  team: '',
  address: '',
  phone: '',
  email: '',
  relationshipToChild: '',
  knownFor: '',
  safeguardingLead: '',
  safeguardingLeadConsulted: '',
  safeToRingBack: '',
  ringBackWhen: '',
} as const

const referrerOf = (chance: Chance, { arriving, family, children }: Telling): Told['referrer'] => {
  const kind = classOf(arriving.source)
  const [mother] = family.adults
  switch (kind) {
    case 'professional': {
      const school = family.children[children[0] ?? 0]?.school ?? ''
      const teller = tellerOf(chance, arriving.source, school === '' ? 'Sedgeway Nursery (invented)' : school)
      return {
        ...nobody,
        ...teller,
        class: kind,
        relationshipToChild: teller.role,
        knownFor: 'This year',
        safeguardingLeadConsulted: 'yes',
      }
    }
    case 'parent': {
      const name = mother?.name ?? ''
      const email = emailAddress(name, 'example.com')
      return {
        ...nobody,
        class: kind,
        name,
        phone: mother?.phone ?? '',
        email,
        relationshipToChild: 'Parent',
        safeToRingBack: 'yes',
      }
    }
    case 'young-person':
      return {
        ...nobody,
        class: kind,
        name: family.children[0]?.givenNames ?? '',
        phone: phoneNumber(chance),
        relationshipToChild: 'Self',
      }
    case 'public':
      return arriving.source === '9'
        ? { ...nobody, class: kind, isAnonymous: true, relationshipToChild: 'Does not want to say' }
        : {
            ...nobody,
            class: kind,
            name: tellerOf(chance, '', '').name,
            phone: phoneNumber(chance),
            relationshipToChild: 'Neighbour',
          }
  }
}

export const urgencyOf = (chance: Chance, band: Band): Urgency =>
  band === 'harm' ? (chance.happens(0.35) ? 'immediate' : 'today') : band === 'need' ? 'today' : 'not-urgent'

const consentsOf = ({ band, family, arriving }: Telling, on: Instant): Told['consents'] => {
  if (classOf(arriving.source) !== 'professional') return []
  const person = family.adults[0]?.name ?? ''
  const given = { person, answer: 'given', on: dayOf(on), how: 'verbal', reason: '', reasonText: '' } as const
  switch (band) {
    case 'early-help':
      return [
        { ...given, purpose: 'referral' },
        { ...given, purpose: 'early-help' },
      ]
    case 'low':
    case 'need':
      return [{ ...given, purpose: 'referral' }]
    case 'unclear':
    case 'harm':
      return [
        {
          ...given,
          purpose: 'referral',
          answer: 'not-sought',
          on: null,
          how: '',
          reason: 'risk-to-child',
          reasonText: 'It could make things worse for the child.',
        },
      ]
  }
}

/** Everything told, complete in itself. */
export const toldOf = (chance: Chance, telling: Telling): Told => {
  const { arriving, family, band } = telling
  const receivedAt = instant(arriving.receivedAt)
  const children = telling.children.flatMap((index) => family.children[index] ?? [])
  const fill = (texts: readonly string[]) => filled(chance.pick(texts), family, children[0])
  const told = children.map((child, nth) => toldChild(chance, telling, child, nth))
  const level = { low: '1', 'early-help': '2', unclear: '3', need: '4', harm: '4' } as const
  const professional = classOf(arriving.source) === 'professional'
  return {
    concernArose: `${addDays(dayOf(receivedAt), -chance.whole(0, 2))} ${londonTime(receivedAt)}`,
    urgency: urgencyOf(chance, band),
    referrer: referrerOf(chance, telling),
    children: told,
    adults: family.adults.map((adult) => toldAdult(chance, telling, adult)),
    address: telling.address?.address ?? family.home.address,
    postcode: telling.address?.postcode ?? family.home.postcode,
    phone: family.phone,
    previousAddresses: '',
    whereNow: arriving.group === 'school' ? 'At school' : 'At home',
    condition: band === 'harm' ? 'Upset' : 'Calm',
    withWhom: arriving.group === 'school' ? 'Staff' : (family.adults[0]?.relation ?? ''),
    whatHappened:
      telling.text === undefined
        ? fill(narratives[arriving.group][band])
        : filled(telling.text, family, children[0]),
    whenAndWhere: arriving.group === 'school' ? 'Today at school' : 'At home, this week',
    whoSawIt: professional ? 'Our colleague' : '',
    isFirstHand: chance.happens(0.7) ? 'yes' : 'no',
    injuries: '',
    impact: fill(impacts[band]),
    history: chance.happens(0.4)
      ? { known: 'Known to us before, see our records.' }
      : { notKnown: 'First time for us' },
    supportGiven: professional
      ? { known: 'Talked with the family and offered our own support.' }
      : { notKnown: 'Not asked' },
    earlyHelpAssessment: band === 'early-help' && chance.happens(0.3) ? 'yes' : 'no',
    strengths: { known: 'Grandparents nearby; the children are close to each other.' },
    // The 2018 audit found no level or a wrong one in about a third (procedures 11.2).
    thresholdLevel: professional && chance.happens(0.69) ? level[band] : '',
    thresholdSection: '',
    wants: fill(wanted[band]),
    parentsViews: '',
    parentsViewsNotSoughtBecause: band === 'harm' ? 'It could make things worse.' : '',
    parentTold: band === 'harm' || !professional ? 'no' : 'yes',
    parentToldHow: '',
    consents: consentsOf(telling, receivedAt),
    otherAgencies: { notKnown: 'Not known to us' },
    visitRisks: chance.happens(0.1) ? { known: 'A large dog.' } : { notKnown: 'Not known to us' },
    safeContact: '',
    notes: '',
    ...telling.more,
  }
}
