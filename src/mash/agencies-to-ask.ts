import {
  type DataCategory,
  type Gateway,
  type Missing,
  type SharingAgreement,
  type Subject as SubjectKind,
} from '../access/index.ts'
import {
  agencyKinds,
  type AgencyRequest,
  flowsFor,
  isAgencyKind,
  type MayTell,
  type Proposed,
  proposedFor,
  type Subject,
  usualOf,
} from '../agency-requests/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import { nameOfAgency, type Names } from './enquiry.view.ts'
import type { Askable } from './people.ts'

const purpose = 'mash-enquiry'

/** An agency that could be asked about this family: what it holds, about whom it is likely to, and what stands in the way. */
export type AgencyToAsk = {
  code: string
  name: string
  holds: string
  usual: readonly string[]
  mayTell: MayTell
  gateways: readonly Gateway[]
  /** Those it is likely to hold something about. */
  proposed: readonly Proposed[]
  /** What it is usually asked of each, should whoever asks choose them. */
  usually: readonly Proposed[]
  /** What keeps it from being asked; null where nothing does. */
  missing: Missing | null
  asked: readonly AgencyRequest[]
}

export const subjectOf = (
  person: Askable,
  categories: readonly DataCategory[],
  because: { why: string; health: string } = { why: '', health: '' },
): Subject => {
  const { id, part, personId, name, bornOn, relation, address } = person
  const adultHealthBecause = part === 'child' ? '' : because.health
  const who = { id, part, personId, name, bornOn, relation, address }
  return { ...who, categories, because: because.why, adultHealthBecause }
}

const unique = <T>(all: readonly T[]): T[] => [...new Set(all)]

const told = (agreements: readonly SharingAgreement[], from: string, to: string) =>
  agreements
    .flatMap(({ flows }) => flows)
    .filter(
      (flow) => flow.fromOrganisation === from && flow.toOrganisation === to && flow.purpose === purpose,
    )

export type ToChooseFrom = {
  agreements: readonly SharingAgreement[]
  organisations: Names
  /** Not asked as an agency is: a council is rung up, council to council. */
  councils: readonly string[]
  owner: string
  people: readonly Askable[]
  requests: readonly AgencyRequest[]
  at: Instant
}

const agencyToAsk = (code: string, from: ToChooseFrom): AgencyToAsk => {
  const { agreements, organisations, owner, people, requests, at } = from
  const flows = told(agreements, code, owner)
  const mayTell: MayTell = {
    categories: unique(flows.flatMap(({ categories }) => categories)),
    subjects: unique(flows.flatMap(({ subjects }): readonly SubjectKind[] => subjects)),
  }
  const kind = isAgencyKind(code) ? agencyKinds[code] : null
  const proposed = isAgencyKind(code) ? proposedFor(code, people, mayTell, dayOf(at)) : []
  const subjects = proposed.flatMap(({ id, categories }) =>
    people.filter((person) => person.id === id).map((person) => subjectOf(person, categories)),
  )
  const permitted = flowsFor(agreements, owner, { agency: code, purpose, subjects }, at)
  return {
    code,
    name: nameOfAgency(code, organisations),
    holds: kind?.holds ?? '',
    usual: kind?.usual ?? [],
    mayTell,
    gateways: unique(told(agreements, owner, code).flatMap(({ gateways }) => gateways)),
    proposed,
    usually: isAgencyKind(code) ? usualOf(code, people, mayTell) : [],
    missing: 'missing' in permitted ? permitted.missing : null,
    asked: requests.filter(({ agency }) => agency === code),
  }
}

/**
 * Every agency of the hub, and every organisation an agreement names for an enquiry: those likely to hold something
 * first, then the others that can be asked, last those that cannot (procedures 4.4).
 */
export const agenciesToAsk = (from: ToChooseFrom): AgencyToAsk[] => {
  const named = from.agreements
    .flatMap(({ flows }) => flows)
    .filter((flow) => flow.toOrganisation === from.owner && flow.purpose === purpose)
    .map(({ fromOrganisation }) => fromOrganisation)
  const kinds = Object.keys(agencyKinds).filter((code) => from.organisations.has(code))
  const rank = ({ missing, proposed }: AgencyToAsk): number =>
    missing !== null ? 2 : proposed.length > 0 ? 0 : 1
  return unique([...kinds, ...named])
    .filter((code) => !from.councils.includes(code))
    .map((code) => agencyToAsk(code, from))
    .toSorted((one, other) => rank(one) - rank(other))
}

/** The statutory power to propose: the duty to help with enquiries where harm is likely, else the ordinary ones. */
export const suggestedBasis = (isHarmLikely: boolean): { basis: string; gateways: readonly Gateway[] } =>
  isHarmLikely
    ? { basis: 'public-task-s47', gateways: ['ca1989-s47'] }
    : { basis: 'public-task-s17', gateways: ['ca1989-s17', 'ca2004-s11'] }
