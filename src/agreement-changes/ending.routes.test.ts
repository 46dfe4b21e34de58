import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { delegationAgreement, jointWorkingAgreement, s113Agreement } from '../../demo/organisation.ts'
import { startService, type TestService, type Visitor } from '../../test/service.ts'
import { approval, boxes, changeIn, namedFrom, officerOf } from './officers.test-data.ts'

/** Notice and termination of the Joint Working Agreement, under which the others were made, by both councils' officers. */

let service: TestService
const changes = `/agreements/${jointWorkingAgreement}/changes`

beforeAll(async () => {
  service = await startService({ now: '2022-08-31T09:00:00Z', extension: 'none' })
})
afterAll(() => service.stop())

const ours = () => officerOf(service, 'peterborough')
const theirs = () => officerOf(service, 'cambridgeshire')

const inForce = async () => {
  const { rows } = await sql<{ title: string; to: string | null }>`
    select title, valid_to as to from instrument where id = any (${[delegationAgreement, s113Agreement, jointWorkingAgreement]})
    order by title`.execute(service.database.owner)
  return Object.fromEntries(rows.map(({ title, to }) => [title, to]))
}
const functionsEnded = async () =>
  (
    await service.database.owner
      .selectFrom('delegated_function')
      .select(['fn', 'ended_on'])
      .where('ended_on', 'is not', null)
      .execute()
  ).map(({ fn, ended_on }) => `${fn} ${String(ended_on)}`)

describe('notice', () => {
  let notice = ''

  test('takes effect on the day the calendar gives: nobody can type one', async () => {
    const officer = await ours()
    await officer.open(`${changes}/notice`)
    expect(officer.text).toContain('General: 12 calendar months')
    expect(officer.text).toContain('In defined circumstances: 3 calendar months')
    await officer.submit(`${changes}/notice`, {
      ground: 'general',
      service: 'by-hand',
      why: 'Peterborough builds its own hub',
      ...boxes('given-on', '2022-09-01'),
    })
    expect(officer.text).toContain('Enter the day on which the notice was served: today or earlier')
    await officer.submit(`${changes}/notice`, {
      ...boxes('given-on', '2022-08-31'),
      'effective-on': '2022-09-30',
      computed_on: '2022-09-30',
    })
    notice = changeIn(officer)
    expect(officer.heading).toBe('Notice 1, takes effect on 31 August 2023')
    expect(await inForce()).toMatchObject({ 'Joint Working Agreement': null })
  })

  test('in the defined circumstances is three months, to the end of a shorter month, and they are named', async () => {
    const officer = await theirs()
    await officer.open(`${changes}/notice`)
    await officer.submit(`${changes}/notice`, {
      ground: 'defined',
      service: 'email',
      why: 'Something happened',
      ...boxes('given-on', '2022-08-31'),
    })
    expect(officer.text).toContain('Say which of the defined circumstances it is')
    expect(await sql`select computed_on from agreement_notice`.execute(service.database.owner)).toMatchObject(
      {
        rows: [{ computed_on: '2023-08-31' }],
      },
    )
  })

  test('is moved to another day when both have signed it, and not before', async () => {
    const officer = await ours()
    await officer.open(`/agreement-changes/${notice}`)
    await officer.submit(`/agreement-changes/${notice}/move`, boxes('to-day', '2022-12-31'))
    await officer.submit(`/agreement-changes/${notice}/decide`, approval('2022-08-31'))
    expect(officer.heading).toBe('Notice 1, takes effect on 31 August 2023')
    expect(officer.text).toContain('Whose turn: Cambridgeshire decides')
    const other = await theirs()
    await other.open(`/agreement-changes/${notice}`)
    await other.submit(`/agreement-changes/${notice}/decide`, {
      ...approval('2022-08-31'),
      ...namedFrom('2022-08-31'),
    })
    expect(other.heading).toBe('Notice 1, takes effect on 31 December 2022')
    expect(other.text).toContain('The notice itself ends nothing')
  })
})

describe('termination', () => {
  let termination = ''
  /** What the page asks an answer for, by the words over it. */
  const asked = (officer: Visitor): { id: string; words: string }[] =>
    officer.page.querySelectorAll('fieldset').flatMap((group) => {
      const id = /^what-(.+)$/.exec(group.querySelector('input')?.getAttribute('name') ?? '')?.[1]
      const words = group.querySelector('legend')?.textContent.trim() ?? ''
      return id === undefined || words === 'What becomes of it' ? [] : [{ id, words }]
    })

  test('rests on the notice and lists everything that hangs on the agreement, functions of others included', async () => {
    const officer = await ours()
    await officer.open(`${changes}/termination`)
    const value = officer.page.querySelector('input[name="notice"]')?.getAttribute('value') ?? ''
    await officer.submit(`${changes}/termination`, { notice: value, why: 'As notice was given' })
    termination = changeIn(officer)
    expect(officer.heading).toBe('Termination 1, last day 30 December 2022')
    for (const name of [
      'Delegation Agreement 2018',
      'Section 113 Agreement',
      'Kestrel Kauri',
      'Emergency Duty Team',
    ])
      expect(officer.text).toContain(name)
    expect(officer.text).toContain('None of them ends by itself')
  })

  test('cannot be decided, nor carried out, while one of them has no answer', async () => {
    const officer = await ours()
    await officer.open(`/agreement-changes/${termination}`)
    expect(officer.page.querySelector('form[action$="/decide"]')).toBeNull()
    await officer.send(`/agreement-changes/${termination}/decide`, {
      ...officer.filled(`/agreement-changes/${termination}/withdraw`),
      ...approval('2022-08-31'),
    })
    expect(officer.text).toContain('has no answer yet that will do')
  })

  test('takes answers one by one, and says beside each what will not do', async () => {
    const officer = await theirs()
    await officer.open(`/agreement-changes/${termination}`)
    const lent = asked(officer).find(({ words }) => words.startsWith('Lent worker'))?.id ?? ''
    await officer.submit(`/agreement-changes/${termination}/dispose`, {
      [`what-${s113Agreement}`]: 'end',
      ...boxes(`ends-${s113Agreement}`, '2022-12-31'),
      [`because-${s113Agreement}`]: 'Nobody is lent any more',
      [`what-${lent}`]: 'continue',
      [`because-${lent}`]: 'Kestrel stays in the hub',
    })
    expect(officer.text).toContain('It holds only while its agreement does')
    expect(officer.page.querySelector(`input[name="because-${lent}"]`)?.getAttribute('value')).toBe(
      'Kestrel stays in the hub',
    )
    await officer.submit(`/agreement-changes/${termination}/dispose`, {
      [`what-${lent}`]: 'end',
      ...boxes(`ends-${lent}`, '2022-12-31'),
    })
    expect(officer.text).toContain('ends on 31 December 2022. Kestrel stays in the hub')
    expect(officer.text).toContain('no answer yet')
  })

  test('complete, both decide, and exactly the answers take effect: the delegation goes on untouched', async () => {
    const officer = await ours()
    await officer.open(`/agreement-changes/${termination}`)
    const rest = asked(officer).filter(
      ({ id, words }) => id === delegationAgreement || words.startsWith('Function'),
    )
    expect(rest).toHaveLength(6)
    await officer.submit(
      `/agreement-changes/${termination}/dispose`,
      Object.fromEntries(
        rest.flatMap(({ id }) => [
          [`what-${id}`, 'continue'],
          [`because-${id}`, 'The delegation stands on its own decisions'],
        ]),
      ),
    )
    expect(officer.text).not.toContain('no answer yet')
    await officer.submit(`/agreement-changes/${termination}/decide`, approval('2022-08-31'))
    service.setClock('2022-09-06T09:00:00Z')
    const other = await theirs()
    await other.open(`/agreement-changes/${termination}`)
    await expect(
      sql`select app.complete_termination(${termination}::uuid)`.execute(service.database.db),
    ).rejects.toThrow(/not-an-officer/)
    await other.submit(`/agreement-changes/${termination}/decide`, {
      ...approval('2022-09-06'),
      ...namedFrom('2022-09-06'),
    })
    expect(other.text).toContain('Whose turn: Peterborough or Cambridgeshire carries it out')
    await other.submit(`/agreement-changes/${termination}/carry-out`)
    expect(other.text).toContain('Carried out on 6 September 2022')
    expect(await inForce()).toEqual({
      'Delegation Agreement 2018': '2024-01-01',
      'Joint Working Agreement': '2022-12-31',
      'Section 113 Agreement': '2022-12-31',
    })
    expect(await functionsEnded()).toEqual([])
  })
})
