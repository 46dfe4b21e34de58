import type { AgencyRequest } from '../agency-requests/index.ts'

/** Everything agencies answered, by id and agency, whoever may read it. */
export const answersIn = (
  requests: readonly Pick<AgencyRequest, 'agency' | 'answers'>[],
): { id: string; agency: string; about: string }[] =>
  requests.flatMap(({ agency, answers }) =>
    answers.map(({ id, subjectId }) => ({ id, agency, about: subjectId })),
  )

/**
 * What was weighed, after somebody has ticked (procedures 4.4): they tick what they may read. What they may not read is
 * ticked by a manager alone, and stays as a manager left it whoever writes afterwards.
 */
export const consideredAfter = ({
  answers,
  readable,
  ticked,
  before,
}: {
  answers: readonly string[]
  readable: readonly string[]
  ticked: readonly string[]
  before: readonly string[]
}): string[] => answers.filter((id) => (readable.includes(id) ? ticked.includes(id) : before.includes(id)))
