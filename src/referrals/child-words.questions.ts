import type { ToldChild } from '../contacts/index.ts'
import type { QuestionPage } from '../questions/index.ts'
import { isProfessional, theChild, possessive } from './who.ts'

/** Rows 28 and 36: the child’s own words, set apart from everybody else’s. */
export const aboutWords: QuestionPage<ToldChild> = {
  id: 'words',
  title: (say) => `In ${possessive(say)} own words`,
  when: isProfessional,
  lead: () => [
    'Write what the child said as they said it, in their own words, even a few. Do not question the child to fill this in.',
  ],
  fields: [
    {
      kind: 'text',
      name: 'own-words',
      rows: [28],
      lines: 5,
      ask: 'may',
      label: (say) => `What has ${theChild(say)} said?`,
    },
    {
      kind: 'text',
      name: 'views',
      rows: [36],
      lines: 3,
      ask: (say) => (isProfessional(say) && say.one('views-not-sought') === '' ? 'must' : 'may'),
      label: 'What does the child think and want?',
      missing: 'Say what the child thinks, or why you did not ask',
      when: isProfessional,
    },
    {
      kind: 'line',
      of: 'words',
      name: 'views-not-sought',
      rows: [36],
      ask: 'may',
      label: 'If you did not ask the child, why not?',
      when: isProfessional,
    },
  ],
  fill: (child, say) => ({
    ...child,
    ownWords: say.one('own-words'),
    views: say.one('views'),
    viewsNotSoughtBecause: say.one('views-not-sought'),
  }),
}
