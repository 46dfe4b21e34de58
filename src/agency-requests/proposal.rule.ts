import type { DataCategory, Subject as SubjectKind } from '../access/flow.words.ts'
import { agencyKinds, type AgencyKindName, isHealth } from './agencies.ts'
import type { Day } from '../time/day.ts'

/** Somebody who could be asked about. */
export type Known = {
  id: string
  part: SubjectKind
  bornOn: Day | null
  expectedOn: Day | null
  isOfEnquiry: boolean
}

/** What an agency may tell the council at all, by the agreements. */
export type MayTell = { categories: readonly DataCategory[]; subjects: readonly SubjectKind[] }

export type Proposed = { id: string; categories: readonly DataCategory[] }

const yearsOld = (bornOn: Day, on: Day): number => {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** Most have a nursery place from two on; where the age is not known, a school may well know the child. */
const nursery = 2
/** No younger child can be held responsible for an offence (Children and Young Persons Act 1933 section 50). */
const responsible = 10

const isLikely = (agency: AgencyKindName, { bornOn, expectedOn }: Known, on: Day): boolean => {
  if (agency === 'education') return bornOn === null ? expectedOn === null : yearsOld(bornOn, on) >= nursery
  if (agency === 'youth-justice') return bornOn !== null && yearsOld(bornOn, on) >= responsible
  return true
}

/**
 * Asked only where something that was said points to them: three by procedures 4.4 ("as needed"), the others by ours,
 * since of most families they hold nothing.
 */
const asNeeded: readonly AgencyKindName[] = [
  'adult-social-care',
  'drugs-and-alcohol',
  'fire',
  'idva',
  'probation',
  'housing',
]

/** What an agency is usually asked of each person, as far as the agreements let it tell. Never an adult's health. */
export const usualOf = (agency: AgencyKindName, people: readonly Known[], mayTell: MayTell): Proposed[] => {
  const { ofChildren, ofAdults } = agencyKinds[agency]
  return people.flatMap(({ id, part }) => {
    if (!mayTell.subjects.includes(part)) return []
    const usual: readonly DataCategory[] =
      part === 'child' ? ofChildren : ofAdults.filter((category) => !isHealth(category))
    const categories = usual.filter((category) => mayTell.categories.includes(category))
    return categories.length === 0 ? [] : [{ id, categories }]
  })
}

/**
 * About whom, and what, this agency is likely to hold something (procedures 4.4: ask only those likely to hold relevant
 * data on named people). A proposal for whoever asks, who gives the reason for each person; empty where the agency is
 * better not asked. Never an adult's health: that has its own reason, and nobody proposes it.
 */
export const proposedFor = (
  agency: AgencyKindName,
  people: readonly Known[],
  mayTell: MayTell,
  on: Day,
): Proposed[] =>
  asNeeded.includes(agency)
    ? []
    : usualOf(
        agency,
        people.filter(
          (person) => person.part !== 'child' || (person.isOfEnquiry && isLikely(agency, person, on)),
        ),
        mayTell,
      )
