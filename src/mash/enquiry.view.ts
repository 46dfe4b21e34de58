import type { AuthorityCard, Resource } from '../access/index.ts'
import { agencyName, isAgencyKind, isOut } from '../agency-requests/index.ts'
import type { Book } from '../clocks/index.ts'
import type { Attached, Contact } from '../contacts/index.ts'
import type { Present } from '../events/index.ts'
import type { EarlierContact } from '../people/index.ts'
import type { Instant } from '../time/index.ts'
import type { Visit } from '../web/index.ts'
import type { Disagreeing, SameReport, Told } from './around.sql.ts'
import type { Column } from './came-back.ts'
import type { Line } from './chronology.ts'
import type { Enquiry } from './enquiry.ts'

export type Names = ReadonlyMap<string, string>

/** Everything the enquiry page shows, gathered before anything is drawn. */
export type EnquiryView = {
  enquiry: Enquiry
  /** What the access decisions about it are made on; buttons ask the same question as handlers. */
  resource: Resource
  council: AuthorityCard
  councils: readonly AuthorityCard[]
  book: Book
  /** The contact as it may be read; null where it is hidden from this reader. */
  contact: Contact | null
  flags: ReadonlyMap<string, readonly string[]>
  attachments: readonly Attached[]
  history: readonly EarlierContact[] | null
  sameReport: readonly SameReport[]
  columns: readonly Column[]
  /** Agencies whose answer is still out and whom no agreement lets answer any more, with what is missing. */
  cannotAnswer: ReadonlyMap<string, string>
  told: readonly Told[]
  disagreements: readonly Disagreeing[]
  chronology: readonly Line[]
  names: Names
  organisations: Names
  here: readonly Present[]
  /** Whom to ring in the hub. */
  hubPhone: string
  visit: Visit
}

/** An agency as people call it. */
export const nameOfAgency = (code: string, organisations: Names): string =>
  isAgencyKind(code) ? agencyName(code) : (organisations.get(code) ?? code)

/** How many agencies were asked, and of how many the answer is still out, or late. */
export const askedSoFar = (
  columns: readonly Column[],
  now: Instant,
): { asked: number; out: number; late: number } => {
  const requests = columns.flatMap(({ asked }) => asked.map(({ request }) => request))
  const out = requests.filter((request) => isOut(request))
  return { asked: requests.length, out: out.length, late: out.filter(({ dueAt }) => dueAt < now).length }
}

/** A child's or adult's name by its id on the contact, for what is kept by id alone. */
export const whoIs = ({ enquiry, contact }: Pick<EnquiryView, 'enquiry' | 'contact'>, id: string): string => {
  if (contact === null) return enquiry.children.find(({ childId }) => childId === id)?.name ?? 'Somebody'
  const child = contact.children.find((each) => each.id === id)?.told
  if (child) return `${child.givenNames} ${child.familyName}`.trim() || 'A child'
  return contact.adults.find((each) => each.id === id)?.name ?? 'Somebody'
}

/** The clock of an enquiry as TimeLeft shows it; null where its colour has no time limit. */
export const clockOf = (
  { enquiry, book, council }: Pick<EnquiryView, 'enquiry' | 'book' | 'council'>,
  now: Instant,
) =>
  enquiry.dueAt === null
    ? null
    : {
        startedAt: enquiry.startedAt,
        dueAt: enquiry.dueAt,
        now,
        stoppedAt: enquiry.decidedAt ?? undefined,
        ruleId: enquiry.clockRule,
        ruleName: book.rule(enquiry.clockRule, enquiry.startedAt)?.name ?? 'Enquiry decided',
        calendar: `${council.shortName}, hours of the MASH`,
      }
