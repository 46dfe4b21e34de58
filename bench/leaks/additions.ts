import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { aChild as aChildTold } from '../../src/contacts/told.test-data.ts'
import { newId } from '../../src/db/index.ts'
import { perform } from '../../src/events/index.ts'
import { worry } from '../../src/hand-overs/worry.test-data.ts'
import { aChild } from '../../src/people/change.test-data.ts'
import { type PersonEvent, personStream } from '../../src/people/index.ts'
import { addMinutes, day } from '../../src/time/index.ts'
import { councilsOf } from './unseen-table.ts'
import type { Who } from './words.ts'
import type { World } from './world.ts'

/** What one of two worlds has and the other has not, and for whom both must be the same in every byte. */

export type Addition = {
  name: string
  add: (world: World) => Promise<void>
  isBlind: (who: Who) => boolean
  /** Whoever looks for them is rightly told that they are there, and no more: they are not looked for by these. */
  isToldOf: (who: Who) => boolean
  /** What only this addition holds, sent in forms as something to keep or to look for. */
  holds: Readonly<Record<'nhs' | 'given' | 'family' | 'phone' | 'address' | 'postcode' | 'email', string>>
}

const nobody = (): boolean => false
const onPoliceDuty = Object.entries(people).flatMap(([key, { roles }]) =>
  roles.some((role) => role === 'police-duty') ? [key] : [],
)
const isOnPoliceDuty = ({ key }: Who): boolean => onPoliceDuty.includes(key)

const childOf = (holds: Addition['holds']) =>
  aChild({
    givenNames: holds.given,
    familyName: holds.family,
    bornOn: day('2015-07-09'),
    phone: holds.phone,
  })

const numbered = (holds: Addition['holds']): PersonEvent => ({
  type: 'identifier-added',
  identifier: {
    id: newId(),
    scheme: 'nhs',
    value: holds.nhs,
    status: 'verified',
    from: null,
    to: null,
    source: 'seen on a letter',
  },
})

const livesAt = (holds: Addition['holds']) => [
  {
    id: newId(),
    line: holds.address,
    postcode: holds.postcode,
    from: day('2020-01-01'),
    to: null,
    hidden: false,
    source: 'school record',
  },
]

/** Sealed from the beginning, under the name of children who are on record for everybody. */
const sealed: Addition = {
  name: 'a sealed record',
  isBlind: ({ key }) => key !== 'privacyPeterborough',
  isToldOf: nobody,
  holds: {
    nhs: '9990001006',
    given: 'Fenella',
    family: 'Saltmarshe',
    phone: '07700900555',
    address: '6 Siegelwachs Row',
    postcode: 'PE1 4ZZ',
    email: 'sealed@example.org',
  },
  add: async (world) => {
    const rights = await world.house.rightsOf(people.privacyPeterborough.id)
    if (!rights) throw new Error('No privacy officer')
    const at = world.house.now()
    const done = await perform(world.house.db, personStream, {
      actor: {
        kind: 'staff',
        rights,
        actingFor: peterborough,
        fn: 'oversight',
        assurance: { way: 'trial', freshUntil: addMinutes(at, 60) },
      },
      at,
      action: 'person.seal',
      owner: peterborough,
      id: newId(),
      opens: true,
      decide: (): PersonEvent[] => [
        {
          type: 'registered',
          details: childOf(sealed.holds),
          addresses: livesAt(sealed.holds),
          source: 'contact',
        },
        numbered(sealed.holds),
        {
          type: 'sealed',
          because: 'Witness',
          namedAccess: [people.privacyPeterborough.id],
          custodianNote: 'Ring',
        },
      ],
    })
    if (!done.done) throw new Error(JSON.stringify(done))
  },
}

/** Two urgent worries and a person of one council, for whoever has nothing to do with it. */
const ofCouncil = (council: string, holds: Addition['holds']): Addition => ({
  name: `worries and a person of ${council}`,
  isBlind: (who) => !councilsOf(who).includes(council),
  // Another council knows somebody like this: hidden must never look like not known (architecture 1, idea 9).
  // So do police on duty, who may open the emergency card of a child they found (authorisation B5).
  isToldOf: (who) => councilsOf(who).length > 0 || isOnPoliceDuty(who),
  holds,
  add: async (world) => {
    for (const urgency of ['immediate', 'today'] as const)
      await worry(world, council, {
        urgency,
        children: [aChildTold({ givenNames: holds.given, familyName: holds.family })],
        address: holds.address,
        postcode: holds.postcode,
      })
    const rights = await world.house.rightsOf(people.adviser.id)
    if (!rights) throw new Error('No adviser')
    const done = await perform(world.house.db, personStream, {
      actor: { kind: 'staff', rights, actingFor: council, fn: 'screening' },
      at: world.house.now(),
      action: 'person.register',
      owner: council,
      id: newId(),
      opens: true,
      decide: (): PersonEvent[] => [
        { type: 'registered', details: childOf(holds), addresses: livesAt(holds), source: 'contact' },
        numbered(holds),
      ],
    })
    if (!done.done) throw new Error(JSON.stringify(done))
    await world.runJobs()
  },
})

const elsewhere = (nhs: string, family: string, postcode: string): Addition['holds'] => ({
  nhs,
  given: 'Yarrowby',
  family,
  phone: '07700900556',
  address: '9 Anderswo Lane',
  postcode,
  email: 'elsewhere@example.org',
})

/** A call being typed, a search, and who was invited: a worker's own, and nobody else's. */
const ofAWorker: Addition = {
  name: 'drafts, searches and invitations of others',
  isBlind: ({ key, hat }) => key !== 'adviser' && hat?.fn !== 'administration' && hat?.authority !== 'police',
  isToldOf: nobody,
  holds: {
    nhs: '9990001014',
    given: 'Ownwritten',
    family: 'Draftling',
    phone: '07700900557',
    address: '1 Halbfertig Row',
    postcode: 'PE1 5ZZ',
    email: 'draftling@example.org',
  },
  add: async (world) => {
    const adviser = await world.signedIn('adviser', { authority: peterborough, fn: 'screening' })
    await adviser.open('/phone')
    await adviser.submit('/phone')
    await adviser.open('/search')
    await adviser.submit('/search', { q: 'Ownwritten Draftling' })
    const at = world.house.now()
    await world.database.owner
      .insertInto('invitation')
      .values({
        id: newId(),
        staff_id: people.policeNavigatorTwo.id,
        organisation: 'police',
        invited_by: people.policeNavigator.id,
        acting_for: 'police',
        token_hash: newId(),
        code_hash: newId(),
        sent_to: ofAWorker.holds.email,
        made_at: at,
        ends_at: addMinutes(at, 600),
      })
      .execute()
  },
}

export const additions: readonly Addition[] = [
  sealed,
  ofCouncil(cambridgeshire, elsewhere('9990001022', 'Fenwayside', 'CB1 1ZZ')),
  ofCouncil(peterborough, elsewhere('9990001030', 'Nenewayside', 'PE1 1ZZ')),
  ofAWorker,
]
