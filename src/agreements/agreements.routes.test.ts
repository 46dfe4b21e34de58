import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { delegationAgreement, jointWorkingAgreement, s113Agreement } from '../../demo/organisation.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'

let service: TestService
let adviser: Visitor
const forPeterborough = { authority: peterborough, fn: 'screening' }

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T09:00:00Z' })
  adviser = await service.signedIn('adviser', forPeterborough)
})
afterAll(() => service.stop())

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
    expect((await ask('emergency-duty-adults'))[1]).toContain('No agreement was made')
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
