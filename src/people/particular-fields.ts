import type { Field } from '../questions/index.ts'
import { disabilities, ethnicities } from './census-codes.ts'
import { optionsOf } from './change-fields.ts'
import { particularKinds, type ParticularKind } from './particulars.ts'

/** What is asked of each kind of thing to know (procedures 1.2 rows 11-14, 20, 21, 41, 42). */

export const isKind = (text: string): text is ParticularKind => Object.hasOwn(particularKinds, text)

export const fieldName = (kind: ParticularKind): string => `text-${kind}`

const line = (kind: ParticularKind, label: string, missing: string, hint?: string): Field => ({
  kind: 'line',
  of: 'words',
  name: fieldName(kind),
  label,
  ask: 'must',
  missing,
  ...(hint === undefined ? {} : { hint }),
})

const text = (kind: ParticularKind, label: string, missing: string, hint: string): Field => ({
  kind: 'text',
  lines: 3,
  name: fieldName(kind),
  label,
  hint,
  ask: 'must',
  missing,
})

export const asked: Readonly<Record<ParticularKind, Field>> = {
  language: line('language', 'Which language?', 'Enter the language'),
  interpreter: line(
    'interpreter',
    'Which interpreter or signer do they need?',
    'Enter which interpreter or signer they need',
    'For example: Polish, a woman, not from the same town',
  ),
  communication: text(
    'communication',
    'What helps them to understand and be understood?',
    'Say what helps them',
    'For example: Makaton, large print, one question at a time',
  ),
  disability: {
    kind: 'choices',
    name: fieldName('disability'),
    label: 'What makes things harder for them?',
    ask: 'must',
    missing: 'Tick at least one, or None',
    options: optionsOf(disabilities).map((option) =>
      option.value === 'NONE' ? { ...option, alone: true as const } : option,
    ),
  },
  ethnicity: {
    kind: 'select',
    name: fieldName('ethnicity'),
    label: 'How do they describe their ethnicity?',
    ask: 'must',
    missing: 'Choose their ethnicity, or that they did not want to say',
    options: optionsOf(ethnicities),
  },
  religion: line('religion', 'Which religion?', 'Enter the religion, or that they have none'),
  school: line(
    'school',
    'Which school, nursery or college?',
    'Enter the school, or that they are taught at home or in none',
  ),
  gp: line('gp', 'Which GP or practice?', 'Enter the GP or practice'),
  'health-visitor': line('health-visitor', 'Which health visitor?', 'Enter the health visitor'),
  'risk-to-staff': text(
    'risk-to-staff',
    'What must somebody know before they visit?',
    'Say what somebody must know before they visit',
    'For example: two large dogs loose in the yard; never visit alone. It is also put up as a flag on every card.',
  ),
  'safe-contact': text(
    'safe-contact',
    'How can they be reached without danger to them?',
    'Say how they can be reached safely',
    'For example: ring between 10 and 2 on weekdays; never leave a message; say you are the dentist',
  ),
  other: text(
    'other',
    'What else must be known?',
    'Say what must be known',
    'One thing at a time, so that each has its dates.',
  ),
}
