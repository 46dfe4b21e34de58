import { type AskedOf, isAgencyKind, requestStream } from '../agency-requests/index.ts'
import type { By } from '../events/index.ts'
import type { Instant } from '../time/index.ts'
import type { EnquiryFact } from './enquiry.ts'
import { enquiryStream } from './enquiry.stream.ts'
import { nameOfAgency, type Names } from './enquiry.view.ts'

export type Line = { at: Instant; what: string; by: string }

const whoDid = (by: By, names: Names): string => {
  switch (by.kind) {
    case 'staff':
      return names.get(by.staffId) ?? 'A worker'
    case 'link':
      return by.name
    case 'public':
      return 'The referrer'
    case 'system':
      return 'The service'
  }
}

/** The organisation a fact speaks of, as the sentence has it. */
const agencyIn = ({ event }: EnquiryFact): string =>
  'agency' in event ? event.agency : event.type === 'told-outside-agreement' ? event.to : ''

/** An agency of no kind of its own is known to the sentence by its code, and to people by its name. */
const named = (fact: EnquiryFact, organisations: Names): string => {
  const said = enquiryStream.sentence(fact)
  const code = agencyIn(fact)
  return code === '' || isAgencyKind(code) ? said : said.replace(code, nameOfAgency(code, organisations))
}

const whatHappened = (fact: EnquiryFact, names: Names, organisations: Names): string => {
  const said = named(fact, organisations)
  return fact.event.type === 'taken'
    ? `${said}: ${names.get(fact.event.allocatedTo) ?? 'a worker'} has it`
    : said
}

/** What is told on the enquiry itself, or better told by the request: said once. */
const toldByRequest: readonly string[] = ['answer-arrived']
const toldByEnquiry: readonly string[] = ['asked', 'chased', 'withdrawn', 'enquiry-closed']

/** The chronology: every fact of the enquiry and of what agencies were asked, in a sentence, with who and when. */
export const chronologyOf = (
  facts: readonly EnquiryFact[],
  asked: readonly AskedOf[],
  names: Names,
  organisations: Names,
): Line[] => {
  const ofEnquiry = facts
    .filter(({ event }) => !toldByRequest.includes(event.type))
    .map((fact): Line => ({
      at: fact.at,
      what: whatHappened(fact, names, organisations),
      by: whoDid(fact.by, names),
    }))
  const ofRequests = asked.flatMap(({ request, facts: happened }) =>
    happened
      .filter(({ event }) => !toldByEnquiry.includes(event.type))
      .map((fact): Line => ({
        at: fact.at,
        what: `${nameOfAgency(request.agency, organisations)}: ${lowerFirst(requestStream.sentence(fact))}`,
        by: fact.event.type === 'answered' ? fact.event.by : whoDid(fact.by, names),
      })),
  )
  return [...ofEnquiry, ...ofRequests].toSorted((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : 0,
  )
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
