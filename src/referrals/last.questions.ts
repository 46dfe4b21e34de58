import type { Told } from '../contacts/index.ts'
import { page, type Part } from '../questions/index.ts'
import { withNote } from './notes.ts'
import { dangerAtHome, familyTold, hopes, safeContactOf, visitRisks } from './story.questions.ts'
import { yesNoOf } from './telling.ts'
import { isAboutMe, isNotProfessional, isParent } from './who.ts'

/** Rows 31, 35, 37, 41 and 42 for everybody who is not a professional: one page, nothing on it has to be answered. */
const last = page<Told>({
  id: 'last',
  title: (say) => (isAboutMe(say) ? 'Keeping you safe' : 'A few last things'),
  when: isNotProfessional,
  fields: [
    hopes,
    {
      kind: 'text',
      name: 'history',
      rows: [31],
      lines: 2,
      ask: 'may',
      label: 'Has anything like it happened before?',
    },
    { ...familyTold, when: (say) => !isParent(say) },
    dangerAtHome,
    visitRisks,
    { kind: 'text', name: 'anything-else', lines: 2, ask: 'may', label: 'Anything else we should know?' },
  ],
  fill: (told, say) =>
    withNote(
      {
        ...told,
        wants: say.one('wants'),
        history: say.orNotKnown('history'),
        parentTold: isParent(say) ? 'yes' : yesNoOf(say.one('parent-told')),
        parentToldHow: isParent(say) ? 'A parent tells us themselves' : say.one('parent-told-how'),
        safeContact: safeContactOf(say),
        visitRisks: say.orNotKnown('visit-risks'),
      },
      'Anything else',
      say.one('anything-else'),
    ),
})

export const lastParts: readonly Part<Told>[] = [last]
