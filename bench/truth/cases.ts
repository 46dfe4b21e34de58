import type { Chance } from '../../demo/county/chance.ts'

/**
 * One question about rights, as plain facts: who, employed by whom, under which agreement, about what, at a moment that
 * everything is dated around. Two councils are in it: the holder, whose children the agreement is about, and the
 * discharger. Nothing here says what the answer is.
 */
export type Case = { [Name in keyof typeof dimensions]: (typeof dimensions)[Name][number] }

export const dimensions = {
  employment: ['holder', 'discharger', 'other-council', 'agency', 'left-today'],
  fn: ['screening', 'mash', 'assessment', 'oversight', 'quality-assurance', 'technical-support'],
  actingFor: ['holder', 'discharger'],
  agreement: [
    'none',
    'in-force',
    'begins-tomorrow',
    'begins-today',
    'last-day',
    'lapses-today',
    'call-in-running',
    'call-in-ends-today',
    'ended-today',
    'decision-reserved',
    'unconfirmed',
    'confirmed',
    'adults-only',
  ],
  besides: [
    'nothing',
    'lent',
    'lent-until-now',
    'lent-until-a-second-later',
    'finishing',
    'finished-now',
    'successor',
    'successor-tomorrow',
    'grant',
    'grant-of-another-record',
    'grant-begins-a-second-later',
    'grant-over-now',
    'grant-withdrawn-now',
    'grant-not-approved',
    'glass-broken',
    'glass-broken-for-another-record',
    'exit-list-to-read',
    'exit-list-to-write',
    'exit-list-stops-now',
    'exit-list-of-another-record',
  ],
  action: [
    'contact.take',
    'contact.tray',
    'contact.open',
    'contact.decide',
    'enquiry.work',
    'person.seal',
    'named.list',
    'named.open',
    'agreements.read',
  ],
  owner: ['holder', 'discharger'],
  training: ['holds', 'ends-today', 'ends-tomorrow', 'none'],
  competent: [true, false],
  inATeam: [true, false],
  clientGroup: ['children', 'adults'],
  relationship: ['none', 'team', 'allocated', 'reason'],
  related: [false, true],
  justSignedIn: [true, false],
  sensitivity: ['open', 'restricted'],
  named: [false, true],
} as const

/** One time in so many something stands in the way that has nothing to do with the agreement: else little is permitted. */
const rarely = 20

const drawn = (chance: Chance, actingFor: Case['actingFor']) => {
  const usually = <T>(first: T, all: readonly T[]): T =>
    chance.happens(1 / rarely) ? chance.pick(all) : first
  return {
    owner: usually(actingFor, dimensions.owner),
    training: usually('holds', dimensions.training),
    competent: usually(true, dimensions.competent),
    inATeam: usually(true, dimensions.inATeam),
    clientGroup: chance.happens(0.25) ? ('adults' as const) : ('children' as const),
    relationship: chance.pick(dimensions.relationship),
    related: usually(false, dimensions.related),
    justSignedIn: chance.happens(0.5),
    named: chance.happens(0.3),
    sensitivity: chance.happens(0.5) ? ('open' as const) : chance.pick(dimensions.sensitivity),
  }
}

/** Every combination of what a right is made of, `times` over; what may stand in the way besides is drawn for each. */
export function* everyCase(chance: Chance, times: number): Generator<Case> {
  for (let round = 0; round < times; round += 1)
    for (const employment of dimensions.employment)
      for (const fn of dimensions.fn)
        for (const actingFor of dimensions.actingFor)
          for (const agreement of dimensions.agreement)
            for (const besides of dimensions.besides)
              for (const action of dimensions.action)
                yield { employment, fn, actingFor, agreement, besides, action, ...drawn(chance, actingFor) }
}
