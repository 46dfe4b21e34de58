import type { ToldChild } from '../contacts/index.ts'
import type { QuestionPage } from '../questions/index.ts'
import { isParent, isProfessional, isYoungPerson, knownIfProfessional } from './who.ts'

/** Rows 16, 20 and 21. */
export const aboutSchoolAndHealth: QuestionPage<ToldChild> = {
  id: 'school-health',
  title: 'School and health',
  when: (say) => isProfessional(say) || isParent(say),
  fields: [
    {
      kind: 'line',
      of: 'words',
      name: 'school',
      rows: [20],
      ask: knownIfProfessional,
      label: 'School, nursery or college',
      hint: (say) =>
        isProfessional(say)
          ? 'With the safeguarding lead’s name. Say so if home educated or not in school'
          : '',
      missing: 'Enter a school, or tick that you do not know',
    },
    {
      kind: 'line',
      of: 'words',
      name: 'health',
      rows: [21],
      ask: knownIfProfessional,
      label: 'GP, health visitor, midwife or school nurse',
      missing: 'Enter a name or practice, or tick that you do not know',
      when: (say) => !isYoungPerson(say),
    },
    {
      kind: 'line',
      of: 'nhs-number',
      name: 'nhs-number',
      rows: [16],
      width: 10,
      ask: 'may',
      label: 'NHS number',
      when: isProfessional,
    },
    {
      kind: 'line',
      of: 'upn',
      name: 'upn',
      rows: [16],
      width: 20,
      ask: 'may',
      label: 'Pupil number (UPN)',
      when: isProfessional,
    },
    {
      kind: 'line',
      of: 'words',
      name: 'other-numbers',
      rows: [16],
      ask: 'may',
      label: 'Number in your own or a council’s records',
      when: isProfessional,
    },
  ],
  fill: (child, say) => ({
    ...child,
    school: say.orNotKnown('school'),
    health: say.orNotKnown('health'),
    nhsNumber: say.one('nhs-number').replaceAll(/[\s-]/g, ''),
    upn: say.one('upn').replaceAll(/\s/g, '').toUpperCase(),
  }),
}
