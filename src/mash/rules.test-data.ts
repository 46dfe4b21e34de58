import type { Rating } from '../clocks/index.ts'
import type { By } from '../events/index.ts'
import { addHours, instant, type Instant } from '../time/index.ts'
import type { Decision } from './deciding.rule.ts'
import { type Enquiry, type EnquiryEvent, evolveEnquiry } from './enquiry.ts'

/** Enquiries as their facts give them, for rules; nobody on them is real. */

export const owner = 'FENSHIRE'
export const began: Instant = instant('2026-11-23T14:00:00Z')

const worker: By = {
  kind: 'staff',
  staffId: '00000000-0000-7000-8000-000000000001',
  actingFor: owner,
  fn: 'mash',
}

/** What happens to an enquiry, one thing after another, a worker doing it. */
export const after = (
  before: Enquiry | undefined,
  events: readonly EnquiryEvent[],
  at: Instant = began,
  by: By = worker,
): Enquiry => {
  const enquiry = events.reduce<Enquiry | undefined>(
    (state, event, index) =>
      evolveEnquiry(state, {
        owner,
        id: '00000000-0000-7000-8000-0000000000ff',
        seq: index + 1,
        event,
        at,
        by,
        because: { rule: 'nobodys-record' },
      }),
    before,
  )
  if (!enquiry) throw new Error('Nothing happened')
  return enquiry
}

export const anEnquiry = (children: readonly string[] = ['maple'], at = began): Enquiry =>
  after(
    undefined,
    [
      {
        type: 'received',
        contactId: 'contact',
        reportId: 'report',
        reference: 'K7QM-3F9T',
        headline: 'Maple T., 6',
        urgency: 'today',
        receivedAt: at,
        dueAt: addHours(at, 1),
        clockRule: 'MASH-RATED',
        agreement: null,
        children: children.map((childId) => ({ childId, name: childId, handOverId: 'hand-over' })),
      },
    ],
    at,
    { kind: 'system', job: 'test' },
  )

export const ratedSo = (enquiry: Enquiry, rating: Rating, dueAt: Instant | null): Enquiry =>
  after(enquiry, [
    { type: 'rated', rating, because: 'As told', dueAt, clockRule: `MASH-${rating.toUpperCase()}` },
  ])

/** Amber, summed up, the family agreeing to early help: nothing stands in the way of any outcome. */
export const ready = (children: readonly string[] = ['maple']): Enquiry =>
  after(ratedSo(anEnquiry(children), 'amber', addHours(began, 24)), [
    { type: 'summary-written', text: 'What was found', version: 1 },
    { type: 'early-help-agreed', who: 'Hawthorn' },
  ])

export const aDecision = (change: Partial<Decision> = {}): Decision => ({
  childIds: ['maple'],
  outcome: 'assessment-s17',
  level: 3,
  rationale: 'A pattern over the month',
  notWaitingBecause: '',
  seen: 'amber',
  breach: null,
  ...change,
})
