import { z } from 'zod'
import {
  type Acted,
  type Acting,
  action,
  type FieldError,
  type House,
  one,
  type Page,
  type Room,
} from '../web/index.ts'
import { change, type Doing } from './changing.ts'
import type { Contact } from './contact.ts'
import {
  askAnother,
  leaveForReview,
  mayBeThemAfterAll,
  nobodyKnown,
  notRecognisedAfterAll,
  notThem,
  type OfSomebody,
  sameAs,
} from './recognising.ts'

const ofSomebody = z.object({ id: z.uuid(), subjectId: z.uuid() })

const words: Readonly<Record<string, string>> = {
  'no-such-child': 'There is nobody such on this contact.',
  'no-such-person': 'There is no such person in what you may see.',
  'already-recognised': 'A colleague has said already who this is.',
  'not-recognised': 'Nobody is recognised here any more: a colleague took it back.',
  'own-record-first':
    'Somebody of this council’s own index is likely the same person. Say first whether they are: two records of one person must not grow.',
  'undo-first': 'They are recognised as this person. Take that back first.',
  'already-said': 'That has been said already.',
  'no-date-of-birth':
    'Without a date of birth or an expected date nobody new can be registered here. Ask for it first.',
  'not-allowed': 'You may not register somebody in this function.',
  sealed: 'There is no such person in what you may see.',
  moved: 'This contact has moved to the other council, which goes on with it.',
}

/** A refusal beside the field that puts it right. */
const wordRefusal = (refused: string, { params, body }: Acting<OfSomebody>): FieldError => {
  if (refused === 'differences-not-seen') {
    return {
      field: `seen-${params.subjectId}-${one(body, 'person')}`,
      text: 'It may be a brother, sister or twin, or something differs. Look at what differs, and tick that you have',
    }
  }
  if (refused === 'needs-reason')
    return { field: `because-${params.subjectId}`, text: 'Say why it is somebody else' }
  return { field: '', text: words[refused] ?? 'That could not be done. Look at the page and try again.' }
}

/** Back to where the worker came from: the contact, or the review queue. */
const thenFor = ({ body }: Acting<OfSomebody>): string | undefined =>
  one(body, 'then') === 'review' ? '/people/review' : undefined

const acted = async (acting: Acting<OfSomebody>, doing: Doing): Promise<Acted> => {
  const outcome = await change(acting, doing, thenFor(acting), 'person.link')
  if (!('why' in outcome) || outcome.why !== 'refused') return outcome
  return { form: { errors: [wordRefusal(outcome.refused, acting)], typed: acting.body } }
}

/** Who the children and adults of a contact are: said, left, and taken back. */
export const recognisingRoutes = (
  app: Parameters<Room['routes']>[0],
  house: House,
  from: Page<{ id: string }, Contact>,
): void => {
  const say = (what: string, doing: (acting: Acting<OfSomebody>) => Doing): void =>
    action(app, house, {
      path: `/contacts/:id/who/:subjectId/${what}`,
      action: 'person.link',
      params: ofSomebody,
      from,
      act: (acting) => acted(acting, doing(acting)),
    })
  say('same', sameAs)
  say('different', notThem)
  say('different/back', mayBeThemAfterAll)
  say('later', leaveForReview)
  say('undo', notRecognisedAfterAll)
  say('ask', askAnother)
  say('nobody', nobodyKnown)
}
