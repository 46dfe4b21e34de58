import { may, type Resource, type Rights, type StaffActor } from '../../src/access/index.ts'
import { addDays, addMinutes, day, dayOf, type Day, type Instant } from '../../src/time/index.ts'
import type { Case } from './cases.ts'
import {
  delegable,
  granted,
  hatFns,
  instrument,
  otherRecord,
  type Pair,
  pairOf,
  recordOf,
  staffOf,
  teamOf,
} from './world.ts'

const ever = { from: day('1998-04-01'), to: null } as const
const second = 1 / 60

const employerOf = (asked: Case, { holder, discharger, other, agency }: Pair): string =>
  ({ holder, discharger, 'other-council': other, agency, 'left-today': discharger })[asked.employment]

const delegationsOf = (asked: Case, pair: Pair, today: Day): Rights['delegations'] => {
  const { agreement } = asked
  if (agreement === 'none') return []
  return delegable.map((fn) => ({
    fn,
    clientGroup: agreement === 'adults-only' ? 'adults' : 'children',
    holder: pair.holder,
    discharger: pair.discharger,
    from: addDays(today, agreement === 'begins-tomorrow' ? 1 : agreement === 'begins-today' ? 0 : -365),
    to: addDays(today, agreement === 'last-day' ? 1 : agreement === 'lapses-today' ? 0 : 365),
    effectiveOn:
      agreement === 'call-in-running'
        ? null
        : agreement === 'call-in-ends-today'
          ? today
          : addDays(today, -370),
    endedOn: agreement === 'ended-today' ? today : null,
    reserved: agreement === 'decision-reserved' ? ['contact.decide'] : [],
    governanceChanges:
      agreement === 'unconfirmed' || agreement === 'confirmed'
        ? [{ from: addDays(today, -10), confirmedOn: agreement === 'confirmed' ? today : null }]
        : [],
    instrument,
  }))
}

const placementsOf = (asked: Case, pair: Pair, at: Instant): Rights['placements'] => {
  const ends: Partial<Record<Case['besides'], readonly [Instant | null, Instant | null]>> = {
    lent: [null, null],
    'lent-until-now': [at, null],
    'lent-until-a-second-later': [addMinutes(at, second), null],
    finishing: [addMinutes(at, -60), addMinutes(at, 60)],
    'finished-now': [addMinutes(at, -60), at],
  }
  const end = ends[asked.besides]
  if (end === undefined) return []
  const employer = employerOf(asked, pair)
  return [
    {
      employer,
      host: employer === pair.holder ? pair.discharger : pair.holder,
      fns: hatFns,
      from: addDays(dayOf(at), -100),
      to: null,
      endsAt: end[0],
      finishUntil: end[1],
      instrument,
    },
  ]
}

const exitListOf = (asked: Case, pair: Pair, at: Instant): Rights['runOff'] =>
  asked.besides.startsWith('exit-list')
    ? hatFns.map((fn) => ({
        authority: pair.holder,
        fn,
        record: asked.besides === 'exit-list-of-another-record' ? otherRecord : recordOf(asked, pair.holder),
        mayWrite: asked.besides !== 'exit-list-to-read',
        from: addMinutes(at, -60),
        stopsAt: asked.besides === 'exit-list-stops-now' ? at : addMinutes(at, 60),
        instrument,
      }))
    : []

export const rightsOf = (asked: Case, at: Instant): Rights => {
  const [pair, today] = [pairOf(asked), dayOf(at)]
  const employer = employerOf(asked, pair)
  return {
    staffId: staffOf(asked),
    name: 'Somebody',
    initials: 'S',
    trainingValidTo: {
      holds: addDays(today, 90),
      'ends-today': today,
      'ends-tomorrow': addDays(today, 1),
      none: null,
    }[asked.training],
    employments: [
      {
        employer,
        employerName: employer,
        jobTitle: '',
        from: ever.from,
        to: asked.employment === 'left-today' ? today : null,
      },
    ],
    placements: placementsOf(asked, pair, at),
    delegations: delegationsOf(asked, pair, today).filter((each) => each.discharger === employer),
    successions:
      (asked.besides === 'successor' || asked.besides === 'successor-tomorrow') &&
      employer === pair.discharger
        ? [
            {
              predecessor: pair.holder,
              successor: pair.discharger,
              vestsOn: asked.besides === 'successor' ? today : addDays(today, 1),
              orderRef: 'an order',
            },
          ]
        : [],
    grants: granted(asked, pair, at),
    runOff: exitListOf(asked, pair, at),
    roles: asked.competent
      ? (['contact-adviser', 'social-worker', 'privacy-officer', 'auditor', 'support-engineer'] as const).map(
          (role) => ({ role, ...ever }),
        )
      : [],
    memberships: asked.inATeam
      ? hatFns.map((fn) => ({
          teamId: teamOf(asked, fn),
          teamName: fn,
          fn,
          organisation: employer,
          isManager: false,
          serves: [pair.holder, pair.discharger].map((authority) => ({ authority, ...ever })),
          ...ever,
        }))
      : [],
  }
}

/** The rule of the service itself, asked as its pages ask it. */
export const byRule = (asked: Case, at: Instant): boolean => {
  const [pair, rights] = [pairOf(asked), rightsOf(asked, at)]
  const actor: StaffActor = {
    kind: 'staff',
    rights,
    actingFor: pair[asked.actingFor],
    fn: asked.fn,
    assurance: { way: 'employer', freshUntil: asked.justSignedIn ? addMinutes(at, 5) : at },
  }
  const owner = pair[asked.owner]
  const resource: Resource = {
    kind: 'person',
    id: recordOf(asked, owner),
    owner,
    clientGroup: asked.clientGroup,
    teams: asked.relationship === 'team' ? [teamOf(asked, asked.fn)] : [],
    allocatedTo: asked.relationship === 'allocated' ? [rights.staffId] : [],
    conflictedStaff: asked.related ? [rights.staffId] : [],
    reasonGivenBy: asked.relationship === 'reason' ? [rights.staffId] : [],
    ...(asked.sensitivity === 'restricted' ? { restrictedTo: asked.named ? [rights.staffId] : [] } : {}),
  }
  return may(actor, asked.action, resource, at).allowed
}
