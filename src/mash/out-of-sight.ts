import type { AskedOf, SaidItem } from '../agency-requests/index.ts'
import type { Contact } from '../contacts/index.ts'
import type { Told } from './around.sql.ts'
import type { Enquiry } from './enquiry.ts'

/**
 * Somebody whose record is sealed is out of sight on the contact; so they are on its enquiry: neither asked about, nor
 * spoken of, nor decided for, as far as this reader sees. What others said in which they are named stays its own.
 */

export const hiddenOn = (contact: Contact | null): ReadonlySet<string> =>
  new Set((contact?.withheld ?? []).flatMap((what) => (what.kind === 'somebody' ? [what.subjectId] : [])))

type Seen = {
  enquiry: Enquiry
  asked: readonly AskedOf[]
  said: readonly SaidItem[]
  told: readonly Told[]
}

const withoutHidden = ({ request, facts }: AskedOf, hidden: ReadonlySet<string>): AskedOf => ({
  facts,
  request: {
    ...request,
    subjects: request.subjects.filter(({ id }) => !hidden.has(id)),
    answers: request.answers.filter(({ subjectId }) => !hidden.has(subjectId)),
  },
})

export const asItMayBeSeen = (seen: Seen, hidden: ReadonlySet<string>): Seen => {
  if (hidden.size === 0) return seen
  const { enquiry, asked, said, told } = seen
  return {
    enquiry: { ...enquiry, children: enquiry.children.filter(({ childId }) => !hidden.has(childId)) },
    asked: asked
      .map((each) => withoutHidden(each, hidden))
      .filter(({ request }) => request.subjects.length > 0),
    said: said.filter(({ subjectId }) => !hidden.has(subjectId)),
    told: told.flatMap((each) => {
      const about = each.about.filter((id) => !hidden.has(id))
      // A reason names those it was given for.
      return about.length === 0
        ? []
        : [about.length === each.about.length ? each : { ...each, about, because: '' }]
    }),
  }
}
