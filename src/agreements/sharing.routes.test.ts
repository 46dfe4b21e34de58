import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { peterborough } from '../../demo/people.ts'
import { mashSharing, safeguardingSharing } from '../../demo/sharing.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'

let service: TestService
let manager: Visitor

beforeAll(async () => {
  service = await startService({ now: '2026-11-23T09:00:00Z' })
  manager = await service.signedIn('screeningManager', { authority: peterborough, fn: 'screening' })
})
afterAll(() => service.stop())

/** Changes what is agreed for one test; the next finds it as it was. */
const agreed = async (...statements: string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(service.database.owner)
}
let undo: string[] = []
afterEach(async () => {
  await agreed(...undo)
  undo = []
  service.setClock('2026-11-23T09:00:00Z')
})

/** The card of the flow from these to those, as key and value. */
const card = (title: string): Readonly<Record<string, string>> => {
  const found = manager.page
    .querySelectorAll('.govuk-summary-card')
    .find((each) => each.querySelector('h3')?.textContent === title)
  return Object.fromEntries(
    (found?.querySelectorAll('.govuk-summary-list__row') ?? []).map((row) => [
      row.querySelector('dt')?.textContent ?? '',
      (row.querySelector('dd')?.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
    ]),
  )
}

const said = (key: string): string =>
  manager.page
    .querySelectorAll('.govuk-summary-list__row')
    .find((row) => row.querySelector('dt')?.textContent === key)
    ?.querySelector('dd')
    ?.textContent.replaceAll(/\s+/g, ' ')
    .trim() ?? ''

/** What stands under the heading “What cannot be used today”. */
const shut = (): string[] => {
  const heading = manager.page
    .querySelectorAll('h2')
    .find((each) => each.textContent === 'What cannot be used today')
  return (heading?.nextElementSibling?.querySelectorAll('li') ?? []).map((item) =>
    item.textContent.replaceAll(/\s+/g, ' ').trim(),
  )
}

describe('a tier 2 information sharing agreement', () => {
  beforeAll(() => manager.open(`/agreements/${mashSharing}`))

  test('says what it is, under which tier 1 it stands, and when its review was due', () => {
    expect(manager.heading).toBe('MASH information sharing agreement (invented)')
    expect(said('What it is')).toContain('tier 2')
    expect(said('Stands under')).toContain('Children’s safeguarding information sharing agreement')
    expect(said('Decided')).toBe('Safeguarding children partnership (invented), 3 December 2018')
    expect(said('Review')).toBe('Was due on 1 September 2026')
    expect(manager.text).toContain('The review of this agreement was due on 1 September 2026.')
  })

  test('says its baseline: its own where it has one, else that of the tier 1', () => {
    expect(said('How little')).toContain('Adopted from the tier 1.')
    expect(said('How long kept')).not.toContain('Adopted')
    expect(manager.text).toContain('What it adopts from the tier 1')
    expect(manager.text).toContain('Its consent is never the basis.')
  })

  test('says who signed and when, and who withdrew', () => {
    expect(said('Cambridgeshire Constabulary')).toBe(
      'Signed 1 January 2019 by Gannet Gorse, as controller.If data was lost, ring 01632 960303',
    )
    expect(said('Ouse Dental Trust (invented)')).toContain('withdrawn 1 June 2025')
    expect(manager.page.querySelectorAll('[role="img"] > p')).toHaveLength(2 + 14)
  })

  test('says each flow in plain words, with its bases and powers', () => {
    expect(card('Cambridgeshire Constabulary tells Cambridgeshire or Peterborough')).toEqual({
      Today: 'Can be used',
      For: 'A MASH enquiry or a strategy discussion',
      What: 'Who they are and how to find them, family and household, missing episodes, mental health, offences proven or alleged, domestic abuse with its risks and safety plans and police intelligence and warning markers',
      About:
        'The child, parents and carers, others in the household and the person alleged to have done harm',
      'On what basis':
        'UK GDPR Article 6(1)(e), public taskUK GDPR Article 9(2)(g), substantial public interest; with Data Protection Act 2018 Schedule 1 paragraph 18, safeguarding of children and of individuals at riskUK GDPR Article 10 with Data Protection Act 2018 Schedule 1 paragraph 18, safeguarding of children and of individuals at risk',
      'By what power or duty':
        'Children Act 2004 section 10, co-operation to improve well-beingChildren Act 2004 section 11, safeguarding and promoting welfareCrime and Disorder Act 1998 section 115, power to disclose',
      'Held for law enforcement':
        'May leave that (Data Protection Act 2018 section 36(4)) by: Chief Constable’s authorisation for safeguarding disclosures (invented), Children Act 2004 section 11.',
      'How little': 'Only what bears on the child’s safety. What is marked sensitive stays in the hub.',
    })
    expect(card('Ouse Valley Housing (invented) tells Cambridgeshire or Peterborough')['On what basis']).toBe(
      'UK GDPR Article 6(1)(e), public task',
    )
  })

  test('says what cannot be used today and exactly why, and what is possible meanwhile', () => {
    const why =
      'Ouse Dental Trust (invented) withdrew from MASH information sharing agreement (invented) on 1 June 2025.'
    expect(shut()).toEqual([
      `Ouse Dental Trust (invented) tells Cambridgeshire or Peterborough, for a MASH enquiry: ${why}`,
      `Cambridgeshire or Peterborough tells Ouse Dental Trust (invented), for a MASH enquiry: ${why}`,
    ])
    expect(manager.text).toContain(
      'under the duty to share (Children Act 2004 section 16LA, in force here from 30 September 2026), unless telling would be worse',
    )
  })

  test('leads from what is shut to its card by a link that needs no script', () => {
    const links = manager.page.querySelectorAll('a[href^="#flow-"]').map((link) => link.getAttribute('href'))
    expect(links.length).toBeGreaterThan(20)
    for (const link of links) expect(manager.page.querySelectorAll(link ?? '')).toHaveLength(1)
  })
})

test('before the duty to share began, only the other powers are named', async () => {
  service.setClock('2026-09-29T22:59:59Z')
  await manager.open(`/agreements/${mashSharing}`)
  expect(manager.text).not.toContain('16LA')
  expect(manager.text).toContain('under another power such as Children Act 1989 section 47')
  service.setClock('2026-09-29T23:00:00Z')
  await manager.open(`/agreements/${mashSharing}`)
  expect(manager.text).toContain('16LA')
})

test('on the last day before it withdrew nothing was shut; the next local day its own flows were', async () => {
  service.setClock('2025-05-31T22:59:59Z')
  await manager.open(`/agreements/${mashSharing}`)
  expect(manager.text).toContain('Everything agreed here can be used today.')
  service.setClock('2025-05-31T23:00:00Z')
  await manager.open(`/agreements/${mashSharing}`)
  expect(shut()).toHaveLength(2)
})

test('a flow without a condition for health is said to be of use in part, and without a basis of none', async () => {
  const between = `from_organisation = 'health' and to_organisation = '${peterborough}' and purpose = 'mash-enquiry'`
  await agreed(`update sharing_flow set article_9 = null, schedule_1 = null where ${between}`)
  undo = [
    `update sharing_flow set article_9 = 'substantial-public-interest', schedule_1 = 'paragraph-18', article_6 = 'public-task' where ${between}`,
  ]
  await manager.open(`/agreements/${mashSharing}`)
  const title = 'Fenland and Nene Community Health (invented) tells Peterborough'
  expect(card(title)['Today']).toBe(
    'Can be used in part MASH information sharing agreement (invented) names no condition for special category data (UK GDPR Article 9), so Fenland and Nene Community Health (invented) may tell Peterborough nothing about health, mental health, disability and special educational needs or use of drugs and alcohol.',
  )
  expect(card(title)['On what basis']).toContain('UK GDPR Article 9: none named')
  expect(shut()).toHaveLength(3)

  await agreed(`update sharing_flow set article_6 = null where ${between}`)
  await manager.open(`/agreements/${mashSharing}`)
  expect(card(title)['Today']).toContain('Cannot be used')
  expect(card(title)['Today']).toContain('names no lawful basis (UK GDPR Article 6)')
})

test('when its tier 1 has ended, nothing under the tier 2 can be used', async () => {
  await agreed(`update instrument set valid_to = '2026-11-23' where id = '${safeguardingSharing}'`)
  undo = [`update instrument set valid_to = null where id = '${safeguardingSharing}'`]
  await manager.open(`/agreements/${mashSharing}`)
  expect(manager.page.querySelectorAll('.govuk-summary-card .govuk-tag--green')).toEqual([])
  expect(shut()[0]).toContain(
    'Children’s safeguarding information sharing agreement (invented) ended with 22 November 2026.',
  )
})

test('the tier 1 says that it opens no flow by itself, and which agreements stand under it', async () => {
  await manager.open(`/agreements/${safeguardingSharing}`)
  expect(said('What it is')).toContain('tier 1')
  expect(said('Under it')).toBe('MASH information sharing agreement (invented)')
  expect(manager.text).toContain('It opens no flow by itself')
  expect(said('Ouse Dental Trust (invented)')).not.toContain('withdrawn')
})
