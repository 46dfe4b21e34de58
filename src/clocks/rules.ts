import { day } from '../time/index.ts'
import type { ClockRule } from './rule.ts'

const opening = day('2019-01-01')
const workingTogether2018 = day('2018-07-04')
const workingTogether2023 = day('2023-12-15')

const decision = {
  id: 'WT23-1',
  owner: null,
  name: 'Decide what happens next with the contact',
  force: 'statutory-guidance',
  length: { unit: 'working-days', n: 1 },
  startsAt: 'the contact is received, by whoever took it',
  stopsAt: 'a manager’s decision is recorded',
} as const

const acknowledgement = {
  id: 'WT23-2',
  owner: null,
  name: 'Tell the referrer the contact has arrived',
  force: 'statutory-guidance',
  length: { unit: 'working-days', n: 1 },
  startsAt: 'the contact is received, by whoever took it',
  stopsAt: 'the acknowledgement is sent',
} as const

// Time limits, rows 1 and 2. The limit is older than the edition now in force, so a case of 2019 keeps its own citation.
const nationalRules: readonly ClockRule[] = [
  {
    ...decision,
    version: 1,
    citation: 'Working Together 2018, chapter 1',
    effectiveFrom: workingTogether2018,
  },
  {
    ...decision,
    version: 2,
    citation: 'Working Together 2023, chapter 3',
    effectiveFrom: workingTogether2023,
  },
  {
    ...acknowledgement,
    version: 1,
    citation: 'Working Together 2018, chapter 1',
    effectiveFrom: workingTogether2018,
  },
  {
    ...acknowledgement,
    version: 2,
    citation: 'Working Together 2023, chapter 3',
    effectiveFrom: workingTogether2023,
  },
]

// No value is published for these. They are where a council starts from, and each may set its own.
const startingValues: readonly ClockRule[] = [
  {
    id: 'PHONE-WRITTEN',
    version: 1,
    owner: null,
    name: 'Referral by phone followed up in writing',
    citation: 'Safeguarding board procedures 2020 (24 hours; 48 elsewhere); time limits row 3',
    force: 'board',
    length: { unit: 'clock-hours', n: 24 },
    startsAt: 'the call ends',
    stopsAt: 'the written form is received',
    effectiveFrom: opening,
    uncertain: true,
  },
  {
    id: 'CSC-OPENED',
    version: 1,
    owner: null,
    name: 'Contact opened at the Customer Service Centre',
    citation: 'Internal target; procedures 2.10',
    force: 'internal',
    length: { unit: 'working-hours', n: 1 },
    startsAt: 'the contact is received',
    stopsAt: 'somebody opens it',
    effectiveFrom: opening,
    uncertain: true,
  },
  {
    id: 'CSC-HANDED-ON',
    version: 1,
    owner: null,
    name: 'Contact handed on by the Customer Service Centre',
    citation: 'Internal target; procedures 2.10',
    force: 'internal',
    length: { unit: 'working-hours', n: 4 },
    startsAt: 'the contact is received',
    stopsAt: 'it is handed on, or closed with a decision',
    effectiveFrom: opening,
    uncertain: true,
  },
  {
    id: 'HAND-OVER-ACCEPTED',
    version: 1,
    owner: null,
    name: 'Hand-over accepted by the team it was sent to',
    citation: 'Internal target; procedures 5A',
    force: 'internal',
    length: { unit: 'working-hours', n: 4 },
    startsAt: 'the hand-over is sent',
    stopsAt: 'it is accepted; a query does not stop it',
    effectiveFrom: opening,
    uncertain: true,
  },
  {
    id: 'REFERRER-FEEDBACK',
    version: 1,
    owner: null,
    name: 'Tell the referrer what was decided',
    citation: 'Earlier Working Together wording, kept in many procedures; procedures 4.7',
    force: 'practice',
    length: { unit: 'working-days', n: 3 },
    startsAt: 'the contact is received',
    stopsAt: 'the outcome is sent to the referrer, or withheld with a reason',
    effectiveFrom: opening,
    uncertain: true,
  },
  {
    id: 'RETURNED-REPLY',
    version: 1,
    owner: null,
    name: 'Referrer’s reply to a contact returned for more information',
    citation: 'Internal target; procedures 1.3',
    force: 'internal',
    length: { unit: 'working-days', n: 1 },
    startsAt: 'the contact is returned to the referrer',
    stopsAt: 'the reply is received',
    effectiveFrom: opening,
    uncertain: true,
  },
  {
    id: 'EDT-ACCEPTED',
    version: 1,
    owner: null,
    name: 'Emergency duty takes on what the day hands over',
    citation: 'Internal target; procedures 8',
    force: 'internal',
    length: { unit: 'clock-hours', n: 1 },
    startsAt: 'the hand-over is sent to emergency duty at close of day',
    stopsAt: 'emergency duty accepts it',
    effectiveFrom: opening,
    uncertain: true,
  },
  {
    id: 'EDT-ACKNOWLEDGED',
    version: 1,
    owner: null,
    name: 'Emergency duty hand-over acknowledged by the day team',
    citation: 'Internal target; procedures 8',
    force: 'internal',
    length: { unit: 'next-working-day-by', time: '10:00' },
    startsAt: 'emergency duty sends the hand-over',
    stopsAt: 'the day team acknowledges it',
    effectiveFrom: opening,
    uncertain: true,
  },
  {
    id: 'SEALED-SEARCH-DAY',
    version: 1,
    owner: null,
    name: 'A search that met a sealed record answered by hand, by day',
    citation: 'Internal target; matching 6 (UNCERTAIN: nothing is published)',
    force: 'internal',
    length: { unit: 'clock-hours', n: 1 },
    startsAt: 'somebody searches, while the service is open',
    stopsAt: 'the custodian writes down what was told, or why nothing',
    effectiveFrom: opening,
    uncertain: true,
  },
  {
    id: 'SEALED-SEARCH-NIGHT',
    version: 1,
    owner: null,
    name: 'A search that met a sealed record answered by hand, at night',
    citation: 'Internal target, at once; matching 6 (UNCERTAIN: nothing is published)',
    force: 'internal',
    length: { unit: 'clock-hours', n: 0 },
    startsAt: 'somebody searches, while the service is closed',
    stopsAt: 'the custodian writes down what was told, or why nothing',
    effectiveFrom: opening,
    uncertain: true,
  },
]

/** Every limit the service starts with, except the MASH ratings (mash-clock.ts). */
export const defaultRules: readonly ClockRule[] = [...nationalRules, ...startingValues]

/**
 * Cambridgeshire's own rule of 2018: the manager decides within 24 hours. Over a weekend it ends before the one
 * working day does, so it runs beside it under its own name and the statutory one is what is reported (procedures 2.10).
 * The code is the one this house gives the council.
 */
export const cambridgeshireRules = (owner: string): readonly ClockRule[] => [
  {
    id: 'CAMBS18-24H',
    version: 1,
    owner,
    name: 'Manager’s decision within 24 hours',
    citation: 'Cambridgeshire children’s procedures 2018, contacts and referrals',
    force: 'practice',
    length: { unit: 'clock-hours', n: 24 },
    startsAt: 'the contact is received, by whoever took it',
    stopsAt: 'a manager’s decision is recorded',
    effectiveFrom: day('2018-01-01'),
  },
]
