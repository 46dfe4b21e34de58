import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import {
  contactCentreContract,
  delegationAgreement,
  emergencyDutyMemorandum,
  jointWorkingAgreement,
  s113Agreement,
} from '../../demo/organisation.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { worry } from '../hand-overs/worry.test-data.ts'

let service: TestService
let adviser: Visitor
const forPeterborough = { authority: peterborough, fn: 'screening' }

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T09:00:00Z' })
  adviser = await service.signedIn('adviser', forPeterborough)
})
afterAll(() => service.stop())

/** The rows of the table with this caption. */
const rowsUnder = (visitor: Visitor, caption: string): string[] =>
  visitor.page
    .querySelectorAll('table')
    .filter((table) => table.querySelector('caption')?.textContent === caption)
    .flatMap((table) => table.querySelectorAll('tbody tr'))
    .map((row) =>
      row
        .querySelectorAll('th, td')
        .map((cell) => cell.textContent.replaceAll(/\s+/g, ' ').trim())
        .join(' '),
    )

/** What the page says beside a key of a summary list. */
const said = (visitor: Visitor, key: string): string[] =>
  visitor.page
    .querySelectorAll('.govuk-summary-list__row')
    .filter((row) => row.querySelector('dt')?.textContent === key)
    .map((row) => row.querySelector('dd')?.textContent ?? '')

const answersOf = (visitor: Visitor): string[] =>
  visitor.page
    .querySelectorAll('[aria-label="Answer"] li')
    .map((item) => item.textContent.replaceAll(/\s+/g, ' ').trim())

const ask = async (what: string, [day, month, year] = ['23', '11', '2026']) => {
  await adviser.open(`/agreements?ask=${what}&on-day=${day}&on-month=${month}&on-year=${year}`)
  return answersOf(adviser)
}

describe('may we do this together?', () => {
  test('MARAC: no, for neither council, and the page says why people think otherwise', async () => {
    expect(await ask('marac')).toEqual([
      'For Cambridgeshire: No agreement was made: only Cambridgeshire’s own staff do it.',
      'For Peterborough: No agreement was made: only Peterborough’s own staff do it.',
    ])
    expect(adviser.text).toContain('five functions, and MARAC is not among them')
  })

  test('screening for Peterborough: on 17 December 2018 not yet, on 1 January 2019 yes, today by the extension', async () => {
    expect((await ask('screening', ['12', '12', '2018']))[1]).toContain('No agreement was made')
    expect((await ask('screening', ['17', '12', '2018']))[1]).toBe(
      'For Peterborough: No agreement in force: only Peterborough’s own staff do it. A term is decided, but its call-in still runs and it gives nothing yet.',
    )
    expect((await ask('screening', ['31', '12', '2018']))[1]).toContain(
      'A term is decided and begins on 1 January 2019',
    )
    expect((await ask('screening', ['1', '1', '2019']))[1]).toBe(
      'For Peterborough: Yes. Cambridgeshire does it for Peterborough under Delegation Agreement 2018, until 31 December 2023.',
    )
    expect((await ask('screening'))[1]).toContain('until 31 December 2028')
    expect((await ask('screening', ['1', '1', '2029']))[1]).toContain(
      'The last one ended with 31 December 2028',
    )
  })

  test('emergency duty: for children yes, for adults no', async () => {
    expect((await ask('emergency-duty'))[1]).toContain('Yes.')
    expect((await ask('emergency-duty-adults'))[1]).toBe(
      'For Peterborough: No agreement was made that gives the right: only Peterborough’s own staff do it. Emergency Duty Team memorandum of 1998 is about it, and gives none.',
    )
  })

  test('the hub for Cambridgeshire: its own staff, and one officer Peterborough lends', async () => {
    expect((await ask('mash'))[0]).toBe(
      'For Cambridgeshire: Cambridgeshire’s own staff do it. Kestrel Kauri of Peterborough may too, lent under Section 113 Agreement.',
    )
  })

  test('a day that is none is said beside the date, and nothing is answered', async () => {
    expect(await ask('screening', ['31', '2', '2026'])).toEqual([])
    expect(adviser.text).toContain('Enter a real day')
  })
})

test('the list says what is in force', async () => {
  await adviser.open('/agreements')
  const rows =
    adviser.page.querySelectorAll('.govuk-summary-list')[0]?.querySelectorAll('.govuk-summary-list__row') ??
    []
  expect(rows.map((row) => row.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
    'Children’s safeguarding information sharing agreement (invented) In force Information sharing agreement, from 1 January 2019',
    'Delegation Agreement 2018 In force Delegation agreement, 1 January 2019 to 31 December 2028',
    'MASH information sharing agreement (invented) In force Information sharing agreement, from 1 January 2019',
    'Section 113 Agreement In force Agreement to lend staff (Local Government Act 1972, section 113), from 1 January 2019',
    'Joint Working Agreement In force Joint working agreement, from 16 October 2018',
    'Contact centre contract (invented) Not in force Contract with a processor, 1 April 2015 to 31 December 2018',
    'Emergency Duty Team memorandum of 1998 In force Memorandum of understanding, from 1 April 1998',
  ])
})

test('the Delegation Agreement’s page draws its five functions and says who decided, and when', async () => {
  await adviser.open(`/agreements/${delegationAgreement}`)
  expect(adviser.heading).toBe('Delegation Agreement 2018')
  expect(adviser.page.querySelectorAll('[role="img"] > p').map((name) => name.textContent)).toHaveLength(5)
  expect(said(adviser, 'Decided')[0]).toBe(
    'Cabinet Member for Children’s Services, Peterborough City Council, 13 December 2018, reference DEC18/CMDN/61',
  )
  expect(said(adviser, 'Call-in ended')).toEqual(['19 December 2018', '4 July 2023'])
  expect(said(adviser, 'Stands today')).toEqual(['lapsed', 'in force'])
  expect(adviser.text).not.toContain('taken in with no agreement in force')
})

test('each other agreement has its page', async () => {
  for (const [id, heading] of [
    [s113Agreement, 'Section 113 Agreement'],
    [jointWorkingAgreement, 'Joint Working Agreement'],
  ] as const)
    expect((await adviser.open(`/agreements/${id}`)).heading).toBe(heading)
  expect(adviser.text).toContain('twelve months’ notice')
})

describe('the page of an agreement', () => {
  test('says in words whether it is in force, what lapses next, and what would lose its authority', async () => {
    await adviser.open(`/agreements/${delegationAgreement}`)
    expect(adviser.text).toContain('In force: 5 functions may be exercised under it, until 31 December 2028.')
    expect(adviser.text).toContain(
      '5 functions lapse as 1 January 2029 begins, with nothing decided to follow.',
    )
    const rows = rowsUnder(adviser, 'What would lose its authority, as the work stands now')
    expect(rows[0]).toBe('Screening at the Customer Service Centre Peterborough Nothing open')
    const other = await service.signedIn('adviser', { authority: cambridgeshire, fn: 'screening' })
    await other.open(`/agreements/${delegationAgreement}`)
    expect(rowsUnder(other, 'What would lose its authority, as the work stands now')[0]).toBe(
      'Screening at the Customer Service Centre Peterborough Peterborough’s: not yours to count',
    )
  })

  test('counts what is open for the council acted for, by function', async () => {
    await worry(service, peterborough)
    await worry(service, cambridgeshire)
    await adviser.open(`/agreements/${delegationAgreement}`)
    expect(rowsUnder(adviser, 'What would lose its authority, as the work stands now')[0]).toContain(
      '1 open contact',
    )
  })

  test('says for each function by which power, whose it stays, and what is kept out of it', async () => {
    await adviser.open(`/agreements/${delegationAgreement}`)
    expect(said(adviser, 'Whose it stays')[0]).toContain('Peterborough’s: its own staff may still do it')
    expect(said(adviser, 'Accepted by Cambridgeshire')[0]).toContain('counts from 13 December 2018')
    expect(said(adviser, 'Constitution amended')[0]).toBe('19 December 2018')
    expect(said(adviser, 'Not included')[0]).toContain('MARAC')
    expect(said(adviser, 'Onward delegation')[0]).toBe('Not allowed')
    expect(said(adviser, 'Teams')[0]).toContain('Customer Service Centre; Early Help Hub')
  })

  test('says who signed, in what capacity, for which party', async () => {
    await adviser.open(`/agreements/${delegationAgreement}`)
    expect(said(adviser, 'Peterborough City Council')[0]).toContain(
      'Merlin Maple, Director of Governance, 19 December 2018.',
    )
  })

  test('gives its papers byte for byte, with the mark of their content', async () => {
    await adviser.open(`/agreements/${delegationAgreement}`)
    const link = adviser.page.querySelectorAll('a').find((each) => each.textContent.includes('as signed'))
    const answer = await service.app.inject({
      method: 'GET',
      url: link?.getAttribute('href') ?? '',
      headers: { cookie: [...adviser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    expect(answer.statusCode).toBe(200)
    const kept = await service.database.owner
      .selectFrom('instrument_document')
      .select(['content', 'sha256'])
      .where('instrument_id', '=', delegationAgreement)
      .executeTakeFirstOrThrow()
    expect(answer.rawPayload.equals(kept.content)).toBe(true)
    expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(kept.sha256)
    expect(adviser.text).toContain(kept.sha256)
  })
})

describe('where the sources disagree, each is kept with where it stands (A1)', () => {
  test.each<[string, string, readonly string[]]>([
    ['A1 term', delegationAgreement, ['Five years from 1 January 2019', 'Until 1 January 2024']],
    ['A1 functions', delegationAgreement, ['Five: Early Help Hub', 'and MARAC: Scrutiny']],
    ['A1 start of sharing', delegationAgreement, ['April 2017: Cabinet', 'June 2017: Scrutiny']],
    ['A1 budget', delegationAgreement, ['about £469,696 (the source calls it approximate)']],
    ['A1 urgency', delegationAgreement, ['scrutiny chair’s approval', '19 clear days']],
    ['A1 governance regime', delegationAgreement, ['a key decision', 'call-in over on 19 December 2018']],
    [
      'A1 governance regime',
      jointWorkingAgreement,
      ['General Purposes Committee endorsed it', 'Not a key decision'],
    ],
    ['A1 s.113', jointWorkingAgreement, ['Section (s.133)', 'Section 113, in schedule 3']],
    ['A1 termination', jointWorkingAgreement, ['12 calendar months; 3 where this holds', 'clause 23.5']],
    [
      'A1 emergency duty',
      emergencyDutyMemorandum,
      ['Emergency Duty Team, adults', 'Care Act 2014 s.79', 'Adults and children: Cabinet member report'],
    ],
    [
      'A1 third party',
      contactCentreContract,
      ['Contract with a processor', 'it discharges no function of it'],
    ],
  ])('%s of %s', async (_, id, words) => {
    await adviser.open(`/agreements/${id}`)
    const text = adviser.text.replaceAll(/\s+/g, ' ')
    for (const each of words) expect(text).toContain(each)
  })

  test('A1 schedule 3: of one agreement it is the budget, of the other the lending of staff', async () => {
    await adviser.open(`/agreements/${delegationAgreement}`)
    expect(adviser.text).toContain('Schedule 3: Budget')
    await adviser.open(`/agreements/${jointWorkingAgreement}`)
    expect(adviser.text).toContain('Schedule 3: Section 113 agreement')
    expect(adviser.text).toContain('Schedule 9: Sovereignty Guarantee')
  })
})

test('an agreement nobody made is not found', async () => {
  expect((await adviser.open('/agreements/00000000-0000-4000-8000-00000000dead')).status).toBe(404)
})

test('an extension in call-in is drawn, and said to give nothing', async () => {
  const waiting = await startService({ now: '2024-01-02T09:00:00Z', extension: 'call-in-running' })
  try {
    const social = await waiting.signedIn('assessmentPeterborough')
    await social.open(`/agreements/${delegationAgreement}`)
    expect(said(social, 'Stands today')).toEqual(['lapsed', 'decided, call-in running: gives nothing yet'])
    expect(social.text).toContain('1 January 2024 to 31 December 2028')
    await social.open('/agreements')
    expect(social.text).toContain('Not in force')
  } finally {
    await waiting.stop()
  }
})

test('the other council’s hat shows the same agreements', async () => {
  const other = await service.signedIn('adviser', { authority: cambridgeshire, fn: 'screening' })
  expect((await other.open(`/agreements/${delegationAgreement}`)).status).toBe(200)
})
