import type { Day } from '../time/index.ts'

/** What must be known of somebody besides who they are (procedures 1.2 rows 11-14, 20, 21, 40-42; 2.4). */
export const particularKinds = {
  language: 'First language',
  interpreter: 'Interpreter or signer',
  communication: 'Communication needs',
  disability: 'Disability',
  ethnicity: 'Ethnicity',
  religion: 'Religion',
  school: 'School, nursery or college',
  gp: 'GP',
  'health-visitor': 'Health visitor',
  'risk-to-staff': 'Risk to staff visiting',
  'safe-contact': 'Safe contact',
  other: 'Other',
} as const

export type ParticularKind = keyof typeof particularKinds

export type Particular = {
  id: string
  kind: ParticularKind
  text: string
  from: Day | null
  to: Day | null
  source: string
}

export type ParticularEvent =
  | { type: 'particular-recorded'; particular: Particular }
  | { type: 'particular-ended'; particularId: string; to: Day; because: string }

/** Of these somebody has one at a time: the next one ends the one before. Of the others several may be true at once. */
const oneAtATime: readonly ParticularKind[] = ['ethnicity', 'religion', 'school', 'gp', 'health-visitor']

export const isOneAtATime = (kind: ParticularKind): boolean => oneAtATime.includes(kind)

const endedBy = (before: Particular, next: Particular, on: Day): Particular =>
  before.kind === next.kind && before.to === null && oneAtATime.includes(before.kind)
    ? { ...before, to: next.from ?? on }
    : before

/** What is and was true of somebody, after a fact; `on` is the day of the fact. */
export const evolveParticulars = (
  before: readonly Particular[],
  event: ParticularEvent,
  on: Day,
): readonly Particular[] => {
  switch (event.type) {
    case 'particular-recorded': {
      const { particular } = event
      const others = particular.to === null ? before.map((each) => endedBy(each, particular, on)) : before
      return [...others, particular]
    }
    case 'particular-ended':
      return before.map((each) => (each.id === event.particularId ? { ...each, to: event.to } : each))
  }
}
