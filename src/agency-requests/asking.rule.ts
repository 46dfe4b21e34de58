import type { DataCategory } from '../access/index.ts'
import { isHealth } from './agencies.ts'
import type { Asking, Subject } from './request.ts'

/** What is wrong with a question to an agency: beside which person, and what. */
export type AskingProblem =
  | { what: 'nobody' }
  | { what: 'worry-needed' }
  | { what: 'basis-needed' }
  | { what: 'gateway-needed' }
  | { what: 'why-this-person'; subjectId: string }
  | { what: 'nothing-asked'; subjectId: string }
  | { what: 'adult-health-reason'; subjectId: string; categories: readonly DataCategory[] }

const ofSubject = (subject: Subject): AskingProblem[] => {
  const health = subject.categories.filter(isHealth)
  return [
    ...(subject.because.trim() === '' ? [{ what: 'why-this-person', subjectId: subject.id } as const] : []),
    ...(subject.categories.length === 0 ? [{ what: 'nothing-asked', subjectId: subject.id } as const] : []),
    ...(subject.part !== 'child' && health.length > 0 && subject.adultHealthBecause.trim() === ''
      ? [{ what: 'adult-health-reason', subjectId: subject.id, categories: health } as const]
      : []),
  ]
}

/**
 * Is the question proportionate and complete (procedures 4.4; information sharing golden rules; UK GDPR Article 5(1)(c))?
 * Each person separately, each with why this agency is likely to hold something; an adult's health with a reason of its
 * own; a lawful basis and a gateway. Empty where nothing is wrong.
 */
export const askingProblems = (
  asking: Pick<Asking, 'worry' | 'subjects' | 'lawfulBasis' | 'gateways'>,
): AskingProblem[] => [
  ...(asking.subjects.length === 0 ? [{ what: 'nobody' } as const] : []),
  ...(asking.worry.trim() === '' ? [{ what: 'worry-needed' } as const] : []),
  ...(asking.lawfulBasis === '' ? [{ what: 'basis-needed' } as const] : []),
  ...(asking.gateways.length === 0 ? [{ what: 'gateway-needed' } as const] : []),
  ...asking.subjects.flatMap(ofSubject),
]
