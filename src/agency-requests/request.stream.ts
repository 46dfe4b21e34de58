import { flowFor, type Resource, sharingAgreements } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Stream } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import { agencyName } from './agencies.ts'
import {
  type AgencyRequest,
  contributedAt,
  evolveRequest,
  type RequestEvent,
  type RequestFact,
} from './request.ts'
import { atThisMoment, relatedStaff, saveRequest } from './request.sql.ts'

const resource = (request: AgencyRequest): Resource => ({
  kind: 'agency-request',
  id: request.id,
  owner: request.owner,
  clientGroup: 'children',
  teams: ['queue:mash'],
  allocatedTo: [],
  conflictedStaff: [],
  reasonGivenBy: [],
  within: [request.contactId],
  asked: {
    agency: request.agency,
    flow: null,
    isOpen: request.closedAt === null,
    hasAnswered: contributedAt(request) !== null,
  },
})

/**
 * What only the database knows: the flow that carries an answer to the owner at this moment, and who is related to
 * somebody the agency is asked about. Asked for one purpose only, so far: an enquiry.
 */
export const relationsOf = async (tx: Tx, found: Resource): Promise<Resource> => {
  const { asked } = found
  if (asked === undefined) return found
  const permitted = flowFor(await sharingAgreements(tx), {
    from: asked.agency,
    to: found.owner,
    purpose: 'mash-enquiry',
    categories: [],
    subjects: [],
    on: dayOf(await atThisMoment(tx)),
  })
  return {
    ...found,
    conflictedStaff: await relatedStaff(tx, found.owner, found.id),
    asked: {
      ...asked,
      flow: 'missing' in permitted ? null : { id: permitted.flow.id, instrument: permitted.instrument },
    },
  }
}

const people = (n: number): string => (n === 1 ? '1 person' : `${String(n)} people`)

/** Never what was said: who was asked about how many people, and that an answer came. */
const sentence = ({ event }: RequestFact): string => {
  switch (event.type) {
    case 'asked':
      return `${agencyName(event.agency)} asked about ${people(event.subjects.length)}`
    case 'seen':
      return 'Opened by the agency'
    case 'chased':
      return 'The agency was reminded'
    case 'due-changed':
      return `Due at another time: ${event.because}`
    case 'link-made':
      return 'A one-time link was made for somebody without an account'
    case 'link-opened':
      return 'The one-time link was opened'
    case 'link-taken-back':
      return 'The one-time link was taken back'
    case 'answered':
      return `Answered about ${people(new Set(event.answers.map(({ subjectId }) => subjectId)).size)}`
    case 'file-attached':
      return 'A file was attached to the answer'
    case 'withdrawn':
      return `Taken back: ${event.because}`
    case 'enquiry-closed':
      return 'The enquiry closed, and the agency can read what it came to'
  }
}

export const requestStream: Stream<AgencyRequest, RequestEvent> = {
  name: 'agency-request',
  evolve: evolveRequest,
  resource,
  relations: relationsOf,
  save: saveRequest,
  alsoTells: ({ agency }) => [agency],
  sentence,
}
