import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cambridgeshire, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import type { StaffActor, SystemActor } from '../access/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor, factsOf } from '../events/index.ts'
import { rank, weigh } from '../matching/index.ts'
import { builtInModel } from '../matching/built-in-model.ts'
import { type DetailsGiven, registerPerson } from '../people/index.ts'
import { type ReviewEvent } from '../people/review.ts'
import { reviewStream } from '../people/review.sql.ts'
import { happensTo } from '../people/same.test-data.ts'
import { addDays, day, instant } from '../time/index.ts'
import { takeIn } from './intake.ts'
import { aChild, anAdult, aReport } from './told.test-data.ts'
import type { Told, ToldAdult, ToldChild } from './told.ts'

let service: TestService
const at = instant('2026-11-23T09:12:00Z')
beforeAll(async () => {
  service = await startService({ now: '2026-11-23T09:30:00Z' })
})
afterAll(() => service.stop())

const screening = (person: 'adviser' | 'screeningManager', authority = peterborough): Promise<Visitor> =>
  service.signedIn(person, { authority, fn: 'screening' })

/** Each story is about another family in another street: whoever is told of in one is nobody of the others. */
const givens = [
  'Maya',
  'Odile',
  'Petra',
  'Quilla',
  'Rhoswen',
  'Sunniva',
  'Tamsin',
  'Ursula',
  'Verity',
  'Winifred',
  'Xanthe',
  'Yseult',
  'Zelda',
  'Beatrix',
  'Clover',
  'Delphine',
  'Edda',
  'Fern',
]
let scene = { given: 'Maya', born: day('2018-05-17'), line: '3 Osprey Court', postcode: 'PE2 8AA' }
let scenes = 0
beforeEach(() => {
  scene = {
    given: givens[scenes % givens.length] ?? 'Maya',
    born: addDays(day('2015-05-17'), scenes * 97),
    line: `${String(3 + scenes)} ${['Osprey', 'Alder', 'Sorrel', 'Harbour'][scenes % 4] ?? ''} Court`,
    postcode: `PE${String(1 + (scenes % 9))} ${String(1 + (scenes % 8))}${'ABDEFGHJLN'[scenes % 10] ?? 'A'}${'NLJHGFEDBA'[scenes % 10] ?? 'A'}`,
  }
  scenes += 1
})

const registered = async (
  owner: string,
  given: Partial<DetailsGiven>,
  line = scene.line,
  postcode = scene.postcode,
) => {
  const rights = await service.house.rightsOf(people.adviser.id)
  if (!rights) throw new Error('No such worker')
  const actor: StaffActor = { kind: 'staff', rights, actingFor: owner, fn: 'screening' }
  const details: DetailsGiven = {
    givenNames: scene.given,
    familyName: 'Avocet',
    knownAs: null,
    bornOn: scene.born,
    bornEstimated: false,
    expectedOn: null,
    sex: 'F',
    isChild: true,
    nhsNumber: null,
    upn: null,
    phone: null,
    ...given,
  }
  const done = await asActor(service.house.db, contextFor(actor, 'person.register', at), (tx) =>
    registerPerson(tx, { actor, at, owner }, details, { line, postcode, hidden: false }),
  )
  if (!done.done) throw new Error(JSON.stringify(done))
  return done.state.id
}

type Worry = {
  children?: Partial<ToldChild>[]
  adults?: Partial<ToldAdult>[]
  told?: Partial<Told>
  owner?: string
}

/** Somebody told us of them; the service has looked for everybody by the time a worker opens it. */
const toldOf = async ({ children = [{}], adults = [], told = {}, owner = peterborough }: Worry) => {
  const report = aReport({
    children: children.map((child) =>
      aChild({ givenNames: scene.given, familyName: 'Avocet', bornOn: scene.born, ...child }),
    ),
    adults: adults.map(anAdult),
    address: scene.line,
    postcode: scene.postcode,
    ...told,
  })
  const taken = await takeIn(
    service.house,
    { actor: { kind: 'public' }, at, once: crypto.randomUUID() },
    {
      told: report,
      channel: 'online',
      kind: 'initial-contact',
      source: '2A',
      questionSet: 'test-1',
      places: [
        {
          childIds: report.children.map(({ id }) => id),
          owner,
          placing: { rule: 'lives-here', words: 'Lives here.' },
        },
      ],
      attachments: [],
    },
  )
  await service.runJobs()
  const [contact] = taken.contacts
  if (!contact) throw new Error('Nothing was taken in')
  return {
    ...contact,
    childId: report.children[0]?.id ?? '',
    adultId: report.adults[0]?.id ?? '',
    children: report.children.map(({ id }) => id),
  }
}

const opened = async (visitor: Visitor, id: string): Promise<Visitor> => {
  await visitor.open(`/contacts/${id}`)
  await visitor.submit(`/contacts/${id}/open`)
  return visitor
}

const who = (id: string, subjectId: string, what: string): string =>
  `/contacts/${id}/who/${subjectId}/${what}`

const reviewOf = (subjectId: string) =>
  service.database.owner
    .selectFrom('match_review')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .executeTakeFirstOrThrow()
const childRow = (id: string) =>
  service.database.owner
    .selectFrom('contact_child')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
const personsNamed = (familyName: string, owner: string) =>
  service.database.owner
    .selectFrom('person')
    .select(['id', 'given_names', 'owner'])
    .where('family_name', '=', familyName)
    .where('owner', '=', owner)
    .orderBy('registered_at')
    .execute()
const linksOf = (personId: string) =>
  service.database.owner
    .selectFrom('person_link')
    .select(['owner', 'other_owner', 'other_id', 'says', 'other_says', 'ended_at'])
    .where('person_id', '=', personId)
    .execute()
const judged = {
  indicator: ['4N1'],
  rationale: 'She was left alone all night.',
  outcome: 'mash',
  what: 'decide',
}
const computedFor = async (reviewId: string, owner: string) => {
  const actor: SystemActor = { kind: 'system', job: 'test', actingFor: owner }
  const facts = await asActor(service.house.db, contextFor(actor, 'people.search', at), (tx) =>
    factsOf(tx, reviewStream, owner, reviewId),
  )
  return facts[0]?.event as ReviewEvent & { type: 'raised' }
}

describe('a child somebody knows already', () => {
  test('is looked for as the contact comes in, waits in the queue, and is recognised with one press', async () => {
    const maya = await registered(peterborough, { familyName: 'Bittern' })
    const contact = await toldOf({ children: [{ familyName: 'Bitern' }] })
    const review = await reviewOf(contact.childId)
    expect(review).toMatchObject({ kind: 'contact-match', settled_at: null })
    expect(['attach', 'confirm']).toContain(review.band)
    expect(review.asked_at).not.toBeNull()
    const adviser = await opened(await screening('adviser'), contact.id)
    expect(adviser.text).toContain('Same as…?')
    expect(adviser.text).toContain('one letter')
    expect(adviser.page.querySelector(`a[href="/people/${maya}"]`)?.textContent).toContain(
      `${scene.given} Bittern`,
    )
    await adviser.submit(who(contact.id, contact.childId, 'same'))
    expect(await childRow(contact.childId)).toMatchObject({ person_id: maya })
    expect(await reviewOf(contact.childId)).toMatchObject({
      settled_as: 'same',
      settled_by: people.adviser.id,
    })
    await adviser.open(`/people/${maya}`)
    expect(adviser.text).toContain(contact.reference)
  })

  test('rejected, is said by whom and when, stays folded up, and can be taken back', async () => {
    const maya = await registered(peterborough, { familyName: 'Curlew' })
    const contact = await toldOf({ children: [{ familyName: 'Curlew' }] })
    const adviser = await opened(await screening('adviser'), contact.id)
    await adviser.submit(who(contact.id, contact.childId, 'different'), {})
    const folded = adviser.page
      .querySelectorAll('details')
      .find((each) => each.textContent.includes('said not to be'))
    expect(folded?.textContent).toContain('said not to be the same by Wren Willow on 23 November 2026')
    expect(
      adviser.page.querySelector(`form[action="${who(contact.id, contact.childId, 'same')}"]`),
    ).toBeNull()
    await adviser.submit(who(contact.id, contact.childId, 'different/back'))
    expect(
      adviser.page.querySelector(`form[action="${who(contact.id, contact.childId, 'same')}"]`),
    ).not.toBeNull()
    expect(adviser.page.querySelector(`a[href="/people/${maya}"]`)).not.toBeNull()
  })

  test('recognised wrongly, is taken back with a reason, offered no more, and asked about again', async () => {
    const maya = await registered(peterborough, { familyName: 'Dotterel' })
    const contact = await toldOf({
      children: [{ familyName: 'Dotteril', nhsNumber: '943 476 5919', language: { known: 'Welsh' } }],
    })
    const adviser = await opened(await screening('adviser'), contact.id)
    await adviser.submit(who(contact.id, contact.childId, 'same'))
    await adviser.submit(who(contact.id, contact.childId, 'undo'))
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('Say why it is somebody else')
    const told = async () => {
      const { rows } = await sql<{ until: string | null }>`
        select valid_to as until from person_identifier where person_id = ${maya}::uuid and source = ${`contact ${contact.reference}`}
        union all select valid_to from person_particular where person_id = ${maya}::uuid and source = ${`contact ${contact.reference}`}
        union all select valid_to from person_name where person_id = ${maya}::uuid and source = ${`contact ${contact.reference}`}`.execute(
        service.database.owner,
      )
      return rows.map(({ until }) => until)
    }
    expect(await told()).toEqual([null, null, null])
    await adviser.submit(who(contact.id, contact.childId, 'undo'), {
      because: 'Her cousin of the same name.',
    })
    expect(await told()).toEqual(['2026-11-23', '2026-11-23', '2026-11-23'])
    await adviser.open(`/contacts/${contact.id}`)
    expect(await childRow(contact.childId)).toMatchObject({ person_id: null })
    expect(adviser.text).toContain('said not to be the same by Wren Willow')
    expect(await reviewOf(contact.childId)).toMatchObject({ settled_at: null, left_by: people.adviser.id })
  })

  test('is not registered a second time in silence: the decision asks, and takes a tick', async () => {
    const maya = await registered(peterborough, { familyName: 'Egret' })
    const contact = await toldOf({ children: [{ familyName: 'Egret' }] })
    const adviser = await opened(await screening('adviser'), contact.id)
    const path = `/contacts/${contact.id}/children/${contact.childId}/decide`
    await adviser.submit(path, judged)
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('Say first who this is')
    expect(adviser.text).toContain(judged.rationale)
    expect(await personsNamed('Egret', peterborough)).toHaveLength(1)
    await adviser.submit(path, { ...judged, nobody: contact.childId })
    expect(adviser.status).toBe(200)
    const egrets = await personsNamed('Egret', peterborough)
    expect(egrets).toHaveLength(2)
    const { person_id: registeredAs } = await childRow(contact.childId)
    expect(registeredAs).not.toBe(maya)
    expect(await linksOf(maya)).toMatchObject([{ says: 'different', other_id: registeredAs }])
    expect(await reviewOf(contact.childId)).toMatchObject({ settled_as: 'nobody-known' })
  })

  test('left for the review queue, is decided for without being registered, and recognised there', async () => {
    const maya = await registered(peterborough, { familyName: 'Fieldfare' })
    const contact = await toldOf({ children: [{ familyName: 'Fieldfare' }] })
    const adviser = await opened(await screening('adviser'), contact.id)
    await adviser.submit(who(contact.id, contact.childId, 'later'))
    expect(adviser.text).toContain('Left for the review queue')
    await adviser.submit(`/contacts/${contact.id}/children/${contact.childId}/decide`, judged)
    expect(adviser.status).toBe(200)
    expect(await personsNamed('Fieldfare', peterborough)).toHaveLength(1)
    const manager = await screening('screeningManager')
    await manager.open('/people/review')
    expect(manager.text).toContain('left by Wren Willow')
    const { id } = await reviewOf(contact.childId)
    await manager.open(`/people/review/${id}`)
    expect(manager.heading).toBe(`Who is ${scene.given} Fieldfare?`)
    expect(manager.text).toContain('How sure:')
    await manager.submit(who(contact.id, contact.childId, 'same'))
    expect(manager.path).toBe('/people/review')
    expect(await childRow(contact.childId)).toMatchObject({ person_id: maya })
  })

  test('and none of those in the queue, is registered there as somebody new', async () => {
    await registered(peterborough, { familyName: 'Gadwall' })
    const contact = await toldOf({ children: [{ familyName: 'Gadwall' }] })
    const adviser = await opened(await screening('adviser'), contact.id)
    await adviser.submit(who(contact.id, contact.childId, 'later'))
    await adviser.open(`/people/review/${(await reviewOf(contact.childId)).id}`)
    await adviser.submit(who(contact.id, contact.childId, 'nobody'))
    expect(adviser.path).toBe('/people/review')
    expect(await personsNamed('Gadwall', peterborough)).toHaveLength(2)
    expect(await reviewOf(contact.childId)).toMatchObject({ settled_as: 'nobody-known' })
  })
})

test('a record sealed since leaves no trace: not as a candidate, not as one rejected, not as a record unseen', async () => {
  const [meant, rejected] = [
    await registered(peterborough, { familyName: 'Snipewell' }),
    await registered(peterborough, { familyName: 'Snipewell', bornOn: addDays(scene.born, 1) }),
  ]
  const contact = await toldOf({ children: [{ familyName: 'Snipewell' }] })
  const adviser = await opened(await screening('adviser'), contact.id)
  const form = adviser.filled(who(contact.id, contact.childId, 'different'))
  await adviser.send(who(contact.id, contact.childId, 'different'), { ...form, person: rejected })
  expect(adviser.text).toContain('said not to be the same')
  const named = [people.privacyPeterborough.id]
  for (const id of [meant, rejected]) {
    await happensTo(service, peterborough, id, {
      type: 'sealed',
      because: 'Protected',
      namedAccess: named,
      custodianNote: '',
    })
  }
  await adviser.open(`/contacts/${contact.id}`)
  expect(adviser.page.toString()).not.toContain(meant)
  expect(adviser.page.toString()).not.toContain(rejected)
  expect(adviser.text).not.toContain('said not to be the same')
  await adviser.open(`/people/review/${(await reviewOf(contact.childId)).id}`)
  expect(adviser.text).not.toContain('A record exists here')
  expect(adviser.page.toString()).not.toContain(meant)
  await adviser.open(`/people/${meant}/same`)
  const asIfNobody = adviser.text
  await adviser.open(`/people/${crypto.randomUUID()}/same`)
  expect(adviser.text).toBe(asIfNobody)
})

test('a mother is recognised like a child, and her earlier contacts are found by her', async () => {
  const ana = await registered(peterborough, {
    givenNames: 'Ana',
    familyName: 'Garganey',
    bornOn: day('1991-03-09'),
    isChild: false,
  })
  const first = await toldOf({
    children: [{ familyName: 'Garganey', givenNames: 'Ida' }],
    adults: [{ name: 'Ana Garganey', relation: 'mother', bornOn: day('1991-03-09') }],
  })
  const adviser = await opened(await screening('adviser'), first.id)
  await adviser.submit(who(first.id, first.adultId, 'same'))
  const adult = await service.database.owner
    .selectFrom('contact_adult')
    .select('person_id')
    .where('id', '=', first.adultId)
    .executeTakeFirst()
  expect(adult).toEqual({ person_id: ana })
  await adviser.open(`/people/${ana}`)
  expect(adviser.text).toContain(first.reference)
})

describe('numbers, twins and namesakes', () => {
  test('a verified number that agrees still asks where name and birth differ: it may have been given to another', async () => {
    const rowan = await registered(peterborough, {
      givenNames: 'Rowan',
      familyName: 'Heronry',
      bornOn: day('2009-02-11'),
      sex: 'M',
      nhsNumber: '943 476 5919',
    })
    const contact = await toldOf({
      children: [
        { givenNames: 'Isla', familyName: 'Heronry', bornOn: day('2019-08-30'), nhsNumber: '943 476 5919' },
      ],
      told: { address: '40 Far Lane', postcode: 'PE7 3QQ' },
    })
    expect(await reviewOf(contact.childId)).toMatchObject({ would_attach: null })
    const adviser = await opened(await screening('adviser'), contact.id)
    expect(adviser.text).toContain('it may be on the wrong record')
    await adviser.submit(who(contact.id, contact.childId, 'same'))
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('Look at what differs')
    expect(await childRow(contact.childId)).toMatchObject({ person_id: null })
    await adviser.submit(who(contact.id, contact.childId, 'same'), { seen: 'yes' })
    expect(await childRow(contact.childId)).toMatchObject({ person_id: rowan })
  })

  test('a twin nobody registered is never offered as the other without a warning, nor attached', async () => {
    await registered(peterborough, { givenNames: 'Ivo', familyName: 'Kestrelin', sex: 'M' })
    const contact = await toldOf({ children: [{ givenNames: 'Otto', familyName: 'Kestrelin', sex: 'M' }] })
    expect(await reviewOf(contact.childId)).toMatchObject({ would_attach: null })
    const adviser = await opened(await screening('adviser'), contact.id)
    expect(adviser.text).toMatch(/twin/)
    await adviser.submit(who(contact.id, contact.childId, 'same'))
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('brother, sister or twin')
  })

  test('a father is not offered as his son of the same name without a warning', async () => {
    await registered(peterborough, {
      givenNames: 'Tobias',
      familyName: 'Lapwing',
      sex: 'M',
      bornOn: day('2017-07-01'),
    })
    const contact = await toldOf({
      children: [{ givenNames: 'Wilf', familyName: 'Lapwing', sex: 'M' }],
      adults: [{ name: 'Tobias Lapwing', relation: 'father', bornOn: day('1986-01-19') }],
    })
    const adviser = await opened(await screening('adviser'), contact.id)
    const form = adviser.page.querySelector(`form[action="${who(contact.id, contact.adultId, 'same')}"]`)
    // Either he is not offered at all, or only with the tick that what differs was seen.
    expect(form === null || form.textContent.includes('I have seen what differs')).toBe(true)
    expect(await reviewOf(contact.adultId)).toMatchObject({ would_attach: null })
  })
})

describe('a child the other council knows', () => {
  test('is marked on the tray, registered here on a word, and linked: each council keeps its own record', async () => {
    const there = await registered(cambridgeshire, { familyName: 'Merganser' })
    const contact = await toldOf({
      children: [
        { familyName: 'Merganser' },
        { familyName: 'Merganser', givenNames: 'Finn', bornOn: day('2021-10-02'), sex: 'M' },
      ],
    })
    const adviser = await screening('adviser')
    await adviser.open('/screening')
    const line = adviser.page
      .querySelectorAll('[data-tray-row]')
      .find((row) => row.textContent.includes(contact.reference))
    expect(line?.textContent).toContain('may be known to C')
    await opened(adviser, contact.id)
    expect(adviser.text).toContain('register here and link with Cambridgeshire’s record')
    await adviser.submit(who(contact.id, contact.childId, 'same'))
    const { person_id: here } = await childRow(contact.childId)
    expect(await personsNamed('Merganser', peterborough)).toMatchObject([{ id: here }])
    await service.runJobs()
    expect(await linksOf(here ?? '')).toMatchObject([
      { other_owner: cambridgeshire, other_id: there, says: 'same', other_says: 'same' },
    ])
    expect(await linksOf(there)).toMatchObject([
      { other_owner: peterborough, other_id: here, says: 'same', other_says: 'same' },
    ])
    await adviser.open(`/contacts/${contact.id}`)
    expect(adviser.text).toContain('Known to Cambridgeshire: both councils say it is the same person')
  })

  test('is not registered here beside a likely record of our own', async () => {
    await registered(cambridgeshire, { familyName: 'Nuthatch' })
    await registered(peterborough, { familyName: 'Nuthatch' })
    const contact = await toldOf({ children: [{ familyName: 'Nuthatch' }] })
    const adviser = await opened(await screening('adviser'), contact.id)
    const [theirs] = await personsNamed('Nuthatch', cambridgeshire)
    const form = adviser.filled(who(contact.id, contact.childId, 'same'))
    await adviser.send(who(contact.id, contact.childId, 'same'), {
      ...form,
      owner: cambridgeshire,
      person: theirs?.id ?? '',
    })
    expect(adviser.status).toBe(422)
    expect(adviser.text).toContain('two records of one person must not grow')
  })

  test('brings its earlier contacts into the history, once the two are linked', async () => {
    await registered(cambridgeshire, { familyName: 'Ouzel', givenNames: 'Wren' })
    const before = await toldOf({
      owner: cambridgeshire,
      children: [{ familyName: 'Ouzel', givenNames: 'Renn', bornOn: addDays(scene.born, 1) }],
      told: { address: '9 Other House', postcode: 'CB6 1AA' },
    })
    const there = await screening('adviser', cambridgeshire)
    await opened(there, before.id)
    await there.submit(who(before.id, before.childId, 'same'), { seen: 'yes' })
    const contact = await toldOf({
      children: [{ familyName: 'Ouzel', givenNames: 'Wren' }],
    })
    const adviser = await opened(await screening('adviser'), contact.id)
    expect(adviser.page.querySelector('.history')?.textContent ?? '').not.toContain(before.reference)
    await adviser.submit(who(contact.id, contact.childId, 'same'))
    expect(adviser.page.querySelector('.history')?.textContent).toContain(before.reference)
  })
})

test('moved to the other council, is asked about there and here no longer', async () => {
  await registered(peterborough, { familyName: 'Treepipit' })
  const contact = await toldOf({ children: [{ familyName: 'Treepipit' }] })
  const adviser = await opened(await screening('adviser'), contact.id)
  await adviser.submit(`/contacts/${contact.id}/move`, {
    to: cambridgeshire,
    because: 'Lives across the river.',
  })
  await service.runJobs()
  const asked = await service.database.owner
    .selectFrom('match_review')
    .select(['owner', 'settled_as'])
    .where('subject_id', '=', contact.childId)
    .orderBy('owner')
    .execute()
  expect(asked).toEqual([
    { owner: peterborough, settled_as: 'no-longer-asked' },
    { owner: cambridgeshire, settled_as: null },
  ])
})

describe('what the service found is kept', () => {
  test('with the comparison and the version of the model, so that the score is worked out again to the same figure', async () => {
    await registered(peterborough, { familyName: 'Pochard' })
    const contact = await toldOf({ children: [{ familyName: 'Pocherd' }] })
    const review = await reviewOf(contact.childId)
    const computed = await computedFor(review.id, peterborough)
    expect(computed.modelVersion).toBe(builtInModel.version)
    expect(computed.heard?.names[0]?.family[0]?.[0]).toBe('pocherd')
    const [best] = computed.candidates
    if (best?.kind !== 'person') throw new Error('Nobody was compared')
    const again = weigh(best.comparison, builtInModel)
    expect(again.weight).toBeCloseTo(best.weight, 9)
    expect(rank([again], builtInModel.thresholds)[0]?.band === 'unlikely').toBe(best.band === 'unlikely')
    expect(JSON.stringify(best)).not.toMatch(/pocha?e?rd|court|20\d\d-/i)
  })

  test('nobody found is kept too, and nobody is asked', async () => {
    const contact = await toldOf({
      children: [{ givenNames: 'Zebedee', familyName: 'Quillfeather', bornOn: day('2012-12-12') }],
      told: { address: '1 Lone Barn', postcode: 'PE14 9ZZ' },
    })
    expect(await reviewOf(contact.childId)).toMatchObject({ asked_at: null, band: null, would_attach: null })
  })

  test('attaching by itself is only noted, unless the council switched it on', async () => {
    const known = await registered(peterborough, { familyName: 'Ruffwater', nhsNumber: '943 476 5870' })
    const same = { familyName: 'Ruffwater', nhsNumber: '943 476 5870' }
    const first = await toldOf({ children: [same] })
    expect(await reviewOf(first.childId)).toMatchObject({ would_attach: known, band: 'attach' })
    expect(await childRow(first.childId)).toMatchObject({ person_id: null })
    await service.database.owner
      .insertInto('setting')
      .values({
        id: crypto.randomUUID(),
        authority: peterborough,
        name: 'attach-by-itself',
        effective_from: day('2026-11-01'),
        value: JSON.stringify({ on: true }),
        reason: 'A trial',
      })
      .execute()
    const second = await toldOf({ children: [same] })
    expect(await childRow(second.childId)).toMatchObject({ person_id: known })
    expect((await computedFor((await reviewOf(second.childId)).id, peterborough)).attaches).toBe(true)
    await service.database.owner.deleteFrom('setting').where('name', '=', 'attach-by-itself').execute()
  })
})
