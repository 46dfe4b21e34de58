import { people } from '../../demo/people.ts'
import { rememberRights, type StaffActor } from '../../src/access/index.ts'
import { agencyKinds, askAgency, type Saying, writeDownAnswer } from '../../src/agency-requests/index.ts'
import { asActor, newId } from '../../src/db/index.ts'
import { contextFor, factsOf, fold, react } from '../../src/events/index.ts'
import type { Enquiry } from '../../src/mash/enquiry.ts'
import { enquiryStream } from '../../src/mash/enquiry.stream.ts'
import { rooms } from '../../src/rooms.ts'
import { addHours, nowInstant } from '../../src/time/index.ts'
import type { Bench } from '../service.ts'
import { asked } from './facts.ts'

/** One enquiry to which agencies answered very often: asked and answered by the service's own doors. */

const rounds = 5
const inEach = 5

/** So many answers: every agency, asked so often, each time with so many things to say. */
export const answersInAll = asked.length * rounds * inEach

const words = 'Seen in September and again in October; tired, hungry, and glad to stay after school. '

const sayings = (subjectId: string): Saying[] =>
  Array.from({ length: inEach }, (_, nth) => ({
    id: newId(),
    subjectId,
    kind: 'known',
    assertion: nth % 2 === 0 ? 'fact' : 'opinion',
    level: nth % 3 === 0 ? 'mash-only' : 'professionals',
    words: words.repeat(1 + (nth % 3)),
    context: 'From the record of the last two years.',
    decidedBy: null,
    detriment: '',
  }))

const managerOf = async ({ db }: Bench, owner: string): Promise<StaffActor> => {
  const rights = await rememberRights(db).rightsOf(people.mashManager.id)
  if (!rights) throw new Error('The demo hub has no manager.')
  return { kind: 'staff', rights, actingFor: owner, fn: 'mash' }
}

/** Asks and answers, and gives the enquiry as it then is. */
export const answerOften = async (bench: Bench, owner: string, id: string): Promise<Enquiry> => {
  for (const room of rooms) react(...(room.reactions ?? []))
  const actor = await managerOf(bench, owner)
  const at = nowInstant()
  return asActor(bench.db, contextFor(actor, 'enquiry.work', at), async (tx) => {
    const enquiry = fold(enquiryStream, await factsOf(tx, enquiryStream, owner, id))
    const child = enquiry?.children[0]
    if (!enquiry || !child) throw new Error('The enquiry has a child.')
    for (let round = 0; round < rounds; round += 1) {
      for (const agency of asked) {
        const question = await askAgency(
          tx,
          { actor, at, owner },
          {
            enquiryId: id,
            contactId: enquiry.contactId,
            reference: enquiry.reference,
            agency,
            headline: enquiry.headline,
            purpose: 'mash-enquiry',
            worry: 'A neighbour hears shouting at night.',
            questions: '',
            subjects: [
              {
                id: child.childId,
                part: 'child',
                personId: null,
                name: child.name,
                bornOn: null,
                relation: 'child',
                address: '',
                categories: agencyKinds[agency].ofChildren,
                because: 'It is likely to have seen the child.',
                adultHealthBecause: '',
              },
            ],
            consent: 'given',
            lawfulBasis: 'public-task-s17',
            gateways: ['ca2004-s11'],
            rating: 'amber',
            dueAt: addHours(at, 4),
          },
        )
        if (!('done' in question) || !question.done) throw new Error(JSON.stringify(question))
        const acting = { actor, at, owner, id: question.state.id }
        const answered = await writeDownAnswer(tx, acting, sayings(child.childId), 'A navigator')
        if (!answered.done) throw new Error(JSON.stringify(answered))
      }
    }
    return enquiry
  })
}
