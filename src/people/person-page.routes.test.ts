import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { cambridgeshire, demoId, people, peterborough } from '../../demo/people.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { newId } from '../db/index.ts'
import { day } from '../time/index.ts'
import { actorOf, at, happened } from './change.test-data.ts'
import { perform } from '../events/index.ts'
import { familyOnRecord, fullFamily, known, named, numbered } from './person-page.test-data.ts'
import { personStream } from './person.sql.ts'
import type { PersonEvent } from './person.ts'

let service: TestService
let adviser: Visitor
let manager: Visitor

beforeAll(async () => {
  service = await startService()
  adviser = await service.signedIn('adviser', { authority: peterborough, fn: 'screening' })
  manager = await service.signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
})
afterAll(() => service.stop())

/** Everything the page sends, titles and descriptions of pictures too. */
const source = (visitor: Visitor): string => visitor.page.toString()

const section = (visitor: Visitor, id: string): string =>
  (visitor.page.querySelector(`section[aria-labelledby="${id}"]`)?.textContent ?? '').replaceAll(/\s+/g, ' ')

describe('the page of a person', () => {
  let maya: string
  beforeAll(async () => {
    maya = (await fullFamily(service))('Maya')
    await adviser.open(`/people/${maya}`)
  })

  it('says how to reach them safely and what may meet a visitor before any number to ring', () => {
    const text = adviser.text
    const order = [
      'Before you ring or write: Ring Ana at work only',
      'Risk to staff visiting: Large dog',
      'Telephone07700 900123',
    ].map((words) => text.indexOf(words))
    expect(order.every((place) => place >= 0)).toBe(true)
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(adviser.page.querySelectorAll('.person-head a[href^="tel:"]').length).toBe(1)
  })

  it('says who they are, and what must be known to speak with them', () => {
    expect(adviser.heading).toBe('PPeterborough Maya Heron, known as May')
    expect(adviser.text).toContain('Born 14 March 2018, 8 · Girl · Peterborough')
    expect(adviser.text).toContain('Interpreter or signerAna: Polish, spoken')
  })

  it('has names, numbers and particulars with their dates and who said so; what is over is folded away', () => {
    expect(section(adviser, 'names')).toContain(
      'Earlier names (1)Maya Kestrel Previous name 14 March 2018 to 1 June 2019 · source: birth certificate',
    )
    expect(section(adviser, 'numbers')).toContain(
      '943 476 5919 Verified since 15 March 2018 · source: hospital',
    )
    expect(section(adviser, 'numbers')).toMatch(/A801200001002 As told, not checked .*does not fit/)
    expect(section(adviser, 'to-know')).toContain(
      'Earlier entries (1)Heronsgate Nursery 1 September 2021 to 5 September 2022',
    )
    expect(section(adviser, 'flags')).toContain(
      'On a child protection plan Initial conference, neglect since 2 October 2026',
    )
    expect(section(adviser, 'flags')).toContain('Earlier flags (1)Missing episodes')
  })

  it('draws the family and says the same in words', () => {
    const family = section(adviser, 'family')
    expect(family).toContain(
      'Mother: Ana Kestrel, born 3 February 1990 (36), has parental responsibility, lives with May',
    )
    expect(family).toContain(
      'Step-father: Tom Brambling, born 8 July 1985 (41), has no parental responsibility, lives with May',
    )
    expect(family).toContain('Mother’s father: Ted Kestrel, born about 1958, died 1 August 2022')
    const picture = adviser.page.querySelector('svg[role="img"] desc')?.textContent
    expect(picture).toBe('9 people in 3 generations. The list after it says the same in words.')
  })

  it('draws who lived where, with whom and when; one house however it is written', () => {
    const homes = section(adviser, 'homes')
    expect(homes).toContain(
      'Flat 3, Old Osier Mill, Withy Lane, PE7 1AA since 12 September 2022 · source: tenancy',
    )
    expect(homes).toMatch(
      /since 12 September 2022: C Flat 3,? Old Osier Mill, Withy Lane, PE7 1AA, with .*Tom Brambling from 20 January 2023/,
    )
    expect(homes).toContain('1 May 2022 to 12 September 2022: not known')
  })

  it('leads to every change', () => {
    for (const to of [
      'change',
      'names/add',
      'addresses/moved',
      'relationships/add',
      'identifiers/add',
      'particulars/add',
      'flags/raise',
      'born',
    ])
      expect(adviser.page.querySelector(`a[href="/people/${maya}/${to}"]`)).not.toBeNull()
  })

  it('tells the manager what happened and who looked, in sentences that give no address away', async () => {
    expect(adviser.text).not.toContain('who looked')
    await manager.open(`/people/${maya}/record`)
    expect(manager.text).toContain('NHS number recorded: verified.')
    expect(manager.text).toContain('Another address recorded.')
    expect(source(manager)).not.toMatch(/Osier Mill|Sandpiper Row/)
    expect(manager.text).toContain(
      'Wren Willow, acting for Peterborough (Screening at the Customer Service Centre)Saw it: open a person',
    )
    await adviser.open(`/people/${maya}/record`)
    expect(adviser.text).toContain('You may not read who looked')
  })
})

test('somebody unborn, somebody of whom hardly anything is known', async () => {
  const idOf = await familyOnRecord(
    service,
    [
      {
        name: 'Unborn Wren',
        details: {
          givenNames: '',
          familyName: 'Wren',
          expectedOn: day('2027-05-03'),
          isChild: true,
          sex: 'U',
        },
      },
      { name: 'Sian Wren', born: '1999-09-09' },
      { name: 'Stray Dunlin', details: { sex: 'U' } },
    ],
    [['Sian', 'mother', 'Unborn', true]],
  )
  await adviser.open(`/people/${idOf('Unborn')}`)
  expect(adviser.text).toContain('Unborn, expected 3 May 2027')
  expect(section(adviser, 'birth')).toContain('Not born yet')
  expect(adviser.page.querySelector(`a[href="/people/${idOf('Unborn')}/has-been-born"]`)).not.toBeNull()
  await adviser.open(`/people/${idOf('Stray')}`)
  expect(section(adviser, 'family')).toContain('Nobody is recorded yet as related to Stray')
  expect(section(adviser, 'homes')).toContain('Not known')
})

test('who may look and not change is told why, once', async () => {
  const idOf = await familyOnRecord(service, [{ name: 'Finn Fieldfare', born: '2015-01-01' }])
  await sql`update role_held set role = 'director' where staff_id = ${people.secondAdviser.id}`.execute(
    service.database.owner,
  )
  const reader = await service.signedIn('secondAdviser', { authority: peterborough, fn: 'screening' })
  await reader.open(`/people/${idOf('Finn')}`)
  expect(reader.text).toContain(
    'You can read this record and not change it. You may not change what is held of a person',
  )
  expect(reader.page.querySelectorAll('.person__ways, a[href$="/change"]').length).toBe(0)
})

describe('a hidden address', () => {
  it('of the person is drawn as hidden, in every picture and word, and nobody is shown as living with them', async () => {
    const idOf = await familyOnRecord(
      service,
      [
        {
          name: 'Wren Whimbrel',
          born: '2014-05-06',
          homes: [
            { line: '12 Rushy Bank', from: '2014-05-06', to: '2026-06-01' },
            { line: '9 Quiet Close', postcode: 'PE3 9XX', from: '2026-06-01', hidden: true },
          ],
        },
        {
          name: 'Gail Whimbrel',
          born: '1990-01-01',
          homes: [{ line: '9 Quiet Close', postcode: 'PE3 9XX', from: '2026-06-01', hidden: true }],
        },
        {
          name: 'Rex Whimbrel',
          born: '1988-01-01',
          homes: [{ line: '12 Rushy Bank', from: '2012-01-01' }],
        },
      ],
      [
        ['Gail', 'mother', 'Wren', true],
        ['Rex', 'father', 'Wren', true],
      ],
    )
    for (const name of ['Wren', 'Gail', 'Rex']) {
      await adviser.open(`/people/${idOf(name)}`)
      expect(adviser.status).toBe(200)
      expect(source(adviser)).not.toMatch(/Quiet|PE3 ?9XX/i)
      expect(source(adviser)).not.toMatch(/lives with|genogram__household/)
    }
    await adviser.open(`/people/${idOf('Wren')}`)
    expect(section(adviser, 'homes')).toContain('Address hidden for safety')
    expect(section(adviser, 'homes')).toContain('since 1 June 2026: hidden for safety')
    expect(section(adviser, 'homes')).toContain('12 Rushy Bank, PE1 1AB 6 May 2014 to 1 June 2026')
  })

  it('is kept from a brother’s page too, while she lives there; when she has left, his own is shown again', async () => {
    const idOf = await familyOnRecord(
      service,
      [
        {
          name: 'Ida Ibis',
          born: '2012-02-02',
          homes: [{ line: '3 Haven Walk', postcode: 'PE4 1AB', from: '2026-01-01', hidden: true }],
        },
        {
          name: 'Ben Ibis',
          born: '2010-02-02',
          homes: [{ line: '3, Haven Walk', postcode: 'PE41AB', from: '2026-01-01' }],
        },
        {
          name: 'Una Stranger',
          born: '1990-01-01',
          homes: [{ line: '3 Haven Walk', postcode: 'PE4 1AB', from: '2020-01-01' }],
        },
      ],
      [['Ben', 'brother', 'Ida']],
    )
    for (const name of ['Ida', 'Ben', 'Una']) {
      await adviser.open(`/people/${idOf(name)}`)
      expect(source(adviser)).not.toMatch(/Haven|PE4 ?1AB/i)
      expect(section(adviser, 'homes')).toContain('Address hidden for safety')
    }
    await adviser.open(`/people/${idOf('Ida')}`)
    expect(source(adviser)).not.toContain('Stranger')
    const held = await service.database.owner
      .selectFrom('person_address')
      .select('id')
      .where('person_id', '=', idOf('Ida'))
      .executeTakeFirstOrThrow()
    await happened(service, idOf('Ida'), [
      { type: 'address-ended', addressId: held.id, to: day('2026-11-01'), because: 'Moved on' },
    ])
    await adviser.open(`/people/${idOf('Ben')}`)
    expect(section(adviser, 'homes')).toContain('3, Haven Walk, PE4 1AB')
  })

  it('an address for letters is no home: it joins nobody in a household', async () => {
    const idOf = await familyOnRecord(service, [
      {
        name: 'Lou Linnet',
        born: '2015-01-01',
        homes: [{ line: '8 Post Row', use: 'correspondence', from: '2020-01-01' }],
      },
      { name: 'Pat Petrel', born: '1980-01-01', homes: [{ line: '8 Post Row', from: '2020-01-01' }] },
    ])
    await adviser.open(`/people/${idOf('Lou')}`)
    expect(section(adviser, 'homes')).toContain('8 Post Row, PE1 1AB (for letters)')
    expect(source(adviser)).not.toContain('Petrel')
  })
})

describe('a relative whose record is restricted', () => {
  it('is in no picture, list, count, key or link, and the page says what every page says', async () => {
    const idOf = await familyOnRecord(
      service,
      [
        { name: 'Ned Nightjar', born: '2013-03-03', homes: [{ line: '7 Heath Road', from: '2020-01-01' }] },
        { name: 'Secret Smew', born: '2011-04-04', homes: [{ line: '7 Heath Road', from: '2020-01-01' }] },
        { name: 'Opal Nightjar', born: '1985-01-01' },
      ],
      [
        ['Secret', 'half-sister', 'Ned'],
        ['Opal', 'mother', 'Ned', true],
        ['Opal', 'mother', 'Secret', true],
      ],
    )
    await adviser.open(`/people/${idOf('Ned')}`)
    expect(source(adviser)).toContain('Smew')
    const notice = 'Relatives whose records are restricted are not drawn'
    expect(adviser.text).toContain(notice)
    await happened(service, idOf('Secret'), [
      { type: 'restricted', because: 'Protected', namedAccess: [people.screeningManager.id] },
    ])
    for (const name of ['Ned', 'Opal']) {
      await adviser.open(`/people/${idOf(name)}`)
      expect(adviser.status).toBe(200)
      expect(source(adviser)).not.toMatch(/Smew|Secret|half-sister|4 Apr/)
      expect(source(adviser)).not.toContain(idOf('Secret'))
      expect(adviser.text).toContain(notice)
      expect(adviser.page.querySelector('svg[role="img"] desc')?.textContent).toContain('2 people')
    }
    await manager.open(`/people/${idOf('Secret')}`)
    expect(manager.text).toContain('Restricted: only Heron Hazel can open this record')
  })
})

/** A contact and its clock, written by the owner of the tables: the scene, not what is tested. */
const contactAbout = async (owner: string, personId: string, waitingFor: 'screener' | 'manager' | null) => {
  const [id, childId] = [newId(), newId()]
  const reference = `T${id.slice(-8).toUpperCase()}`
  await sql`
    insert into contact (owner, id, reference, report_id, channel, kind, client_group, source, referrer_class, is_anonymous,
      urgency, stage, waiting_for, due_at, received_at, summary, headline, children, told, question_set)
    values (${owner}, ${id}, ${reference}, ${newId()}, 'phone', 'initial-contact', 'children', '2A', 'professional', false,
      'today', ${waitingFor === null ? 'decided' : 'received'}, ${waitingFor}, '2026-11-23T16:50:00Z', '2026-11-23T08:12:00Z',
      'Often hungry', 'Olive O., 7', 1, '{}', 'scale-1')`.execute(service.database.owner)
  await sql`
    insert into contact_child (owner, id, contact_id, person_id, given_names, family_name, born_estimated, sex, search_text)
    values (${owner}, ${childId}, ${id}, ${personId}, 'Olive', 'Ouzel', false, 'F', 'olive ouzel')`.execute(
    service.database.owner,
  )
  if (waitingFor !== null)
    await sql`
      insert into clock (owner, id, stream, subject_id, rule, rule_version, calendar_version, started_at, due_at)
      values (${owner}, ${newId()}, 'contact', ${id}, 'WT23-1', 2, 'working days in England', '2026-11-23T08:12:00Z',
        '2026-11-24T16:50:00Z')`.execute(service.database.owner)
  return { id, childId, reference }
}

describe('who is waiting for whom', () => {
  it('open contacts with their clock, hand-overs nobody has taken, and nothing that is done', async () => {
    const idOf = await familyOnRecord(service, [{ name: 'Olive Ouzel', born: '2019-01-01' }])
    const open = await contactAbout(peterborough, idOf('Olive'), 'manager')
    const done = await contactAbout(peterborough, idOf('Olive'), null)
    await sql`
      insert into hand_over (owner, id, contact_id, reference, to_team, outcome, headline, summary, child_ids, urgency,
        stage, received_at, sent_at, due_at, to_fn)
      values (${peterborough}, ${newId()}, ${done.id}, 'H-1', ${demoId(1, 7)}, 'assessment', 'Olive O., 7', 'Often hungry',
        ${[done.childId]}::uuid[], 'today', 'sent', '2026-11-20T08:12:00Z', '2026-11-20T12:00:00Z', '2026-11-23T12:00:00Z',
        'assessment')`.execute(service.database.owner)
    await adviser.open(`/people/${idOf('Olive')}`)
    const now = section(adviser, 'now')
    expect(now).toContain('Waits for a manager’s decision')
    expect(now).toContain(open.reference)
    expect(now).toMatch(/Decide what happens next with the contact: .*due tomorrow 16:50/)
    expect(now).toContain('Sent to Assessment team, Peterborough: waits for them to accept')
    expect(now).not.toContain(done.reference)
    expect(section(adviser, 'contacts')).toContain(done.reference)
  })

  it('in the other council too, where somebody said that its record is the same person', async () => {
    const here = await familyOnRecord(service, [{ name: 'Lark Lapwing', born: '2017-07-07' }])
    const there = newId()
    const actor = await actorOf(service, 'adviser', cambridgeshire)
    const registered = await perform(service.house.db, personStream, {
      actor,
      at,
      action: 'person.register',
      owner: cambridgeshire,
      id: there,
      opens: true,
      decide: (): readonly PersonEvent[] => [
        {
          type: 'registered',
          addresses: [],
          details: {
            givenNames: 'Lark',
            familyName: 'Lapwing',
            knownAs: null,
            bornOn: day('2017-07-07'),
            bornEstimated: false,
            expectedOn: null,
            sex: 'F',
            isChild: true,
            nhsNumber: null,
            upn: null,
            phone: null,
          },
        },
      ],
    })
    expect(registered.done).toBe(true)
    const contact = await contactAbout(cambridgeshire, there, 'screener')
    await adviser.open(`/people/${here('Lark')}`)
    expect(section(adviser, 'now')).not.toContain(contact.reference)
    await happened(service, here('Lark'), [
      {
        type: 'said-same',
        linkId: newId(),
        otherOwner: cambridgeshire,
        otherId: there,
        because: 'Same mother',
      },
    ])
    await adviser.open(`/people/${here('Lark')}`)
    expect(section(adviser, 'now')).toContain(contact.reference)
    expect(section(adviser, 'now')).toContain('Cambridgeshire')
  })
})

test('a record stands for those merged into it: their warnings, names and relatives are on its page', async () => {
  const idOf = await familyOnRecord(
    service,
    [
      { name: 'Kay Knot', born: '2015-05-05', homes: [{ line: '1 Weir Lane', from: '2020-01-01' }] },
      {
        name: 'Kaye Knott',
        born: '2015-05-05',
        homes: [{ line: '5 Ferry Road', from: '2018-01-01', to: '2020-01-01' }],
        events: [
          named({ use: 'alias', givenNames: 'Katie' }),
          numbered({ scheme: 'nhs', value: '9434765919', status: 'as-told' }),
          known({ kind: 'safe-contact', text: 'Never ring after six' }),
          { type: 'flagged', flag: 'marac', because: 'October', from: day('2026-10-01') },
        ],
      },
      { name: 'Meg Knott', born: '1990-01-01' },
    ],
    [['Meg', 'mother', 'Kaye', true]],
  )
  await happened(service, idOf('Kaye'), [
    { type: 'merged-into', intoId: idOf('Kay'), because: 'One child, spelt twice' },
  ])
  await adviser.open(`/people/${idOf('Kay')}`)
  expect(adviser.text).toContain('Before you ring or write: Never ring after six')
  expect(adviser.page.querySelector('.person-head')?.textContent).toContain('MARAC')
  expect(section(adviser, 'names')).toContain('Katie Alias from a record merged into this one')
  expect(section(adviser, 'family')).toContain('Mother: Meg Knott')
  expect(section(adviser, 'homes')).toContain('5 Ferry Road')
  expect(section(adviser, 'elsewhere')).toContain('This record stands for these of the same council too')
  await adviser.open(`/people/${idOf('Kaye')}`)
  expect(adviser.text).toContain('This record was merged into that of Kay Knot')
  await adviser.open(`/people/${idOf('Meg')}`)
  expect(section(adviser, 'family')).toContain('Daughter: Kay Knot')
  expect(section(adviser, 'family')).not.toContain('Kaye')
})

test('a large family costs no more questions than a small one', async () => {
  const small = await familyOnRecord(service, [{ name: 'Solo Snipe', born: '2015-01-01' }])
  const names = ['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Fay', 'Gil', 'Hal', 'Ina', 'Jo']
  const big = await familyOnRecord(
    service,
    [
      { name: 'Many Mallard', born: '2015-01-01', homes: [{ line: '1 Long Row', from: '2015-01-01' }] },
      ...names.map((given, nth) => ({
        name: `${given} Mallard`,
        born: `19${String(70 + nth)}-01-01`,
        homes: [{ line: '1 Long Row', from: '2015-01-01' }],
        events: [known({ kind: 'other', text: 'x' })],
      })),
    ],
    names.map((given) => [given, 'aunt', 'Many'] as const),
  )
  const asked = async (id: string): Promise<number> => {
    const { db } = service.house
    let count = 0
    const counting = db.withPlugin({
      transformQuery: ({ node }) => {
        count += 1
        return node
      },
      transformResult: async ({ result }) => result,
    })
    service.house.db = counting
    await adviser.open(`/people/${id}`)
    service.house.db = db
    expect(adviser.status).toBe(200)
    return count
  }
  await asked(small('Solo'))
  const few = await asked(small('Solo'))
  expect(few).toBeGreaterThan(5)
  expect(await asked(big('Many'))).toBe(few)
})
