import { addMinutes, day, instant } from '../time/index.ts'
import type { Asking, Subject } from './request.ts'

/** What an agency is asked, as plain facts. Everybody is invented. */

export const aSubject = (change: Partial<Subject> = {}): Subject => ({
  id: crypto.randomUUID(),
  part: 'child',
  personId: null,
  name: 'Maple Thistledown',
  bornOn: day('2020-03-14'),
  relation: 'child',
  address: '7 Conker Lane, PE1 1AA',
  categories: ['offences'],
  because: 'Calls to the address are likely to be known',
  adultHealthBecause: '',
  ...change,
})

export const aFather = (change: Partial<Subject> = {}): Subject =>
  aSubject({
    part: 'parent',
    name: 'Hawthorn Thistledown',
    bornOn: day('1990-05-02'),
    relation: 'father',
    categories: ['offences', 'domestic-abuse'],
    because: 'Named as the person who shouts',
    ...change,
  })

export const anAsking = (change: Partial<Asking> = {}): Asking => ({
  enquiryId: 'enquiry',
  contactId: 'contact',
  reference: 'K7QM-3F9T',
  agency: 'police',
  headline: 'Maple T., 6',
  purpose: 'mash-enquiry',
  worry: 'A neighbour hears shouting at night.',
  questions: '',
  subjects: [aSubject(), aFather()],
  consent: 'given',
  lawfulBasis: 'public-task-s17',
  gateways: ['ca2004-s11'],
  flow: { id: 'flow', instrument: { id: 'instrument', title: 'An agreement (invented)', version: 1 } },
  rating: 'amber',
  dueAt: addMinutes(instant('2026-11-23T10:00:00Z'), 240),
  ...change,
})
