import { expect, test } from 'vitest'
import { instant } from '../time/index.ts'
import type { Enquiry } from './enquiry.ts'
import { nextStep, type NextStep } from './next-step.rule.ts'

const at = instant('2026-11-23T10:00:00Z')
const rating = (colour: 'amber' | 'blue') => ({
  ratings: [{ rating: colour, because: '', at, by: null, dueAt: null }],
})
const taken = { taken: { at, by: null, allocatedTo: 'x' } }
const summary = { summary: { text: 'x', version: 1, at, by: null } }

const enquiry = (more: Partial<Enquiry>): Enquiry =>
  ({
    stage: 'open',
    taken: null,
    ratings: [],
    summary: null,
    children: [{ childId: 'a', name: 'A', handOverId: 'h', decided: null }],
    ...more,
  }) as Enquiry

test.each<[string, Partial<Enquiry>, { asked: number; out: number }, NextStep | null]>([
  ['nobody has it: take it on', {}, { asked: 0, out: 0 }, 'take'],
  ['nobody has rated it: rate it', taken, { asked: 0, out: 0 }, 'rate'],
  ['nobody was asked: ask', { ...taken, ...rating('amber') }, { asked: 0, out: 0 }, 'ask'],
  [
    'answers are out: nothing but to wait or to remind',
    { ...taken, ...rating('amber') },
    { asked: 2, out: 1 },
    null,
  ],
  ['all have answered: the summary', { ...taken, ...rating('amber') }, { asked: 2, out: 0 }, 'summary'],
  ['summed up: decide', { ...taken, ...rating('amber'), ...summary }, { asked: 2, out: 0 }, 'decide'],
  ['blue asks nobody: decide', { ...taken, ...rating('blue') }, { asked: 0, out: 0 }, 'decide'],
  ['closed: nothing', { ...taken, stage: 'decided' }, { asked: 0, out: 0 }, null],
])('%s', (_, more, asked, step) => expect(nextStep(enquiry(more), asked)).toBe(step))
