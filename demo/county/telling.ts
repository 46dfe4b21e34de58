import { type Told, type ToldChild, yearsOld } from '../../src/contacts/index.ts'
import { addDays, dayOf, instant, londonTime } from '../../src/time/index.ts'
import type { Chance } from './chance.ts'
import { emptyTold } from './empty-told.ts'
import type { Family } from './families.ts'
import type { FamilyChild } from './members.ts'
import { type Band, fitting, impacts, narratives, wanted } from './narratives.ts'
import { classOf, consentsOf, referrerOf, urgencyOf } from './referrer.ts'
import { toldAdult, toldChild } from './told-people.ts'
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

const filled = (text: string, family: Family, child: FamilyChild | undefined): string => {
  const [mother, other] = family.adults
  return text
    .replaceAll('{child}', child?.givenNames ?? 'The child')
    .replaceAll('{mother}', mother?.name.split(' ')[0] ?? 'the mother')
    .replaceAll('{other}', other?.name.split(' ')[0] ?? 'the partner')
}

/** Whole years of the child the telling is about; an unborn one counts as none. */
const yearsOf = (child: FamilyChild | undefined, { on }: Arriving): number =>
  child === undefined ? 0 : Math.max(0, yearsOld(child.bornOn, on))

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
    ...emptyTold,
    concernArose: `${addDays(dayOf(receivedAt), -chance.whole(0, 2))} ${londonTime(receivedAt)}`,
    urgency: urgencyOf(chance, band),
    referrer: referrerOf(chance, telling),
    children: told,
    adults: family.adults.map((adult) => toldAdult(chance, telling, adult)),
    address: telling.address?.address ?? family.home.address,
    postcode: telling.address?.postcode ?? family.home.postcode,
    phone: family.phone,
    whereNow: arriving.group === 'school' ? 'At school' : 'At home',
    condition: band === 'harm' ? 'Upset' : 'Calm',
    withWhom: arriving.group === 'school' ? 'Staff' : (family.adults[0]?.relation ?? ''),
    whatHappened:
      telling.text === undefined
        ? fill(fitting(narratives[arriving.group][band], yearsOf(children[0], arriving)))
        : filled(telling.text, family, children[0]),
    whenAndWhere: arriving.group === 'school' ? 'Today at school' : 'At home, this week',
    whoSawIt: professional ? 'Our colleague' : '',
    isFirstHand: chance.happens(0.7) ? 'yes' : 'no',
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
    wants: fill(wanted[band]),
    parentsViewsNotSoughtBecause: band === 'harm' ? 'It could make things worse.' : '',
    parentTold: band === 'harm' || !professional ? 'no' : 'yes',
    consents: consentsOf(telling, receivedAt),
    otherAgencies: { notKnown: 'Not known to us' },
    visitRisks: chance.happens(0.1) ? { known: 'A large dog.' } : { notKnown: 'Not known to us' },
    ...telling.more,
  }
}
