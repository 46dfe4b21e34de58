import type { Channel, Consent, ReferrerClass, Told, Urgency } from '../../src/contacts/index.ts'
import { dayOf, type Instant } from '../../src/time/index.ts'
import { tellerOf } from './agencies.ts'
import { Chance } from './chance.ts'
import { emptyTold } from './empty-told.ts'
import { emailAddress, phoneNumber } from './identifiers.ts'
import type { Band } from './narratives.ts'
import type { Telling } from './telling.ts'
import type { Arriving } from './year.ts'

const publicCodes = ['1A', '1B', '1C', '1D', '9']

/** What kind of person a census source code stands for. */
export const classOf = (source: string): ReferrerClass => {
  if (source === '1C') return 'young-person'
  if (source === '1A') return 'parent'
  return publicCodes.includes(source) ? 'public' : 'professional'
}

/** How it reaches the door: the police by their own form, most professionals online, the public by phone. */
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

export const referrerOf = (chance: Chance, { arriving, family, children }: Telling): Told['referrer'] => {
  const kind = classOf(arriving.source)
  const [mother] = family.adults
  switch (kind) {
    case 'professional': {
      const school = family.children[children[0] ?? 0]?.school ?? ''
      const teller = tellerOf(chance, arriving.source, school === '' ? 'Sedgeway Nursery (invented)' : school)
      return {
        ...emptyTold.referrer,
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
        ...emptyTold.referrer,
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
        ...emptyTold.referrer,
        class: kind,
        name: family.children[0]?.givenNames ?? '',
        phone: phoneNumber(chance),
        relationshipToChild: 'Self',
      }
    case 'public':
      return arriving.source === '9'
        ? {
            ...emptyTold.referrer,
            class: kind,
            isAnonymous: true,
            relationshipToChild: 'Does not want to say',
          }
        : {
            ...emptyTold.referrer,
            class: kind,
            name: tellerOf(chance, '', '').name,
            phone: phoneNumber(chance),
            relationshipToChild: 'Neighbour',
          }
  }
}

export const urgencyOf = (chance: Chance, band: Band): Urgency =>
  band === 'harm' ? (chance.happens(0.35) ? 'immediate' : 'today') : band === 'need' ? 'today' : 'not-urgent'

/** Agreement as a professional reports it; where harm is likely nobody waits for it (procedures 2.9). */
export const consentsOf = ({ band, family, arriving }: Telling, on: Instant): Told['consents'] => {
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
    case 'unclear': {
      const said = new Chance('agreement to the checks', arriving.number).weighted(answersToChecks)
      return said === 'not-sought'
        ? [notSought(given)]
        : [
            { ...given, purpose: 'referral' },
            { ...given, purpose: 'agency-checks', answer: said },
          ]
    }
    case 'harm':
      return [notSought(given)]
  }
}

/** What the family said about asking agencies, as whoever refers reports it. */
const answersToChecks = [
  ['given', 40],
  ['refused', 6],
  ['not-sought', 54],
] as const

const notSought = (consent: Omit<Consent, 'purpose'>): Consent => ({
  ...consent,
  purpose: 'referral',
  answer: 'not-sought',
  on: null,
  how: '',
  reason: 'risk-to-child',
  reasonText: 'It could make things worse for the child.',
})
