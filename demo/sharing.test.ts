import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everythingMissing, flowFor, type SharingAgreement, sharingAgreements } from '../src/access/index.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { addDays, day } from '../src/time/index.ts'
import { agencies } from './partner-agencies.ts'
import { cambridgeshire, people, peterborough, teams } from './people.ts'
import { mashSharing } from './sharing.ts'

let database: TestDatabase
let agreements: readonly SharingAgreement[]
beforeAll(async () => {
  database = await freshDatabase('organisation')
  agreements = await sharingAgreements(database.db)
})
afterAll(() => database.drop())

const councils = [cambridgeshire, peterborough]
const today = day('2026-11-23')
const navigating = agencies.filter(({ code }) => code !== 'dental')

test('each agency has a team of navigators for both councils, with a telephone, and somebody in it', () => {
  for (const { code } of navigating) {
    const [key, team] = Object.entries(teams).find(([, each]) => each.organisation === code) ?? []
    expect([code, team?.fn, team?.serves, team?.phone]).toEqual([
      code,
      'navigator',
      councils,
      expect.stringMatching(/^01632 960\d{3}$/),
    ])
    const members = Object.values(people).filter((person) => person.team === key)
    expect(members.length).toBeGreaterThan(0)
    // Police on duty may open an emergency card besides.
    for (const { employer, roles } of members)
      expect([employer, roles.filter((role) => role !== 'police-duty')]).toEqual([code, ['navigator']])
  }
  expect(navigating).toHaveLength(11)
})

describe('for a MASH enquiry', () => {
  test.each(navigating.map((agency) => [agency.code, agency] as const))(
    '%s may tell each council, and be told why it is asked',
    (code, { tells, about }) => {
      for (const council of councils) {
        const asked = { purpose: 'mash-enquiry', on: today } as const
        const answers = { ...asked, from: code, to: council, categories: tells, subjects: about }
        expect(flowFor(agreements, answers)).toMatchObject({ instrument: { id: mashSharing } })
        const asks = {
          from: council,
          to: code,
          categories: ['identity'],
          subjects: ['child', 'parent'],
        } as const
        expect(flowFor(agreements, { ...asked, ...asks })).toMatchObject({ instrument: { id: mashSharing } })
      }
    },
  )

  test('the dental trust could until it withdrew in 2025', () => {
    const asked = {
      from: 'dental',
      to: peterborough,
      purpose: 'mash-enquiry',
      categories: ['health'],
      subjects: ['child'],
    } as const
    const since = day('2025-06-01')
    expect(flowFor(agreements, { ...asked, on: addDays(since, -1) })).toHaveProperty('flow')
    expect(flowFor(agreements, { ...asked, on: since })).toMatchObject({
      missing: { missing: 'withdrawn', by: 'dental', since, instrument: { id: mashSharing } },
    })
  })
})

test('no flow lacks a basis for what it carries; only the dental trust’s are shut', () => {
  for (const agreement of agreements)
    for (const flow of agreement.flows) {
      const { purpose, categories, subjects, fromOrganisation: from, toOrganisation: to } = flow
      const missing = everythingMissing(agreement, flow, {
        from,
        to,
        purpose,
        categories,
        subjects,
        on: today,
      })
      expect(missing.map((each) => each.missing)).toEqual([from, to].includes('dental') ? ['withdrawn'] : [])
    }
})
