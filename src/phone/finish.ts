import type { AuthorityCode } from '../access/index.ts'
import { takeIn, type Told } from '../contacts/index.ts'
import { asActor } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { itemsOf, keyOf, readingOf, type Answers } from '../questions/index.ts'
import { dayOf, type Day } from '../time/index.ts'
import type { FieldError, House, Visit } from '../web/index.ts'
import { markFinished, type Call } from './call.sql.ts'
import { stillToChase, stopsBefore } from './finish.rule.ts'
import { contactsToMake, placeChildren, toTellInWords, type ChildPlaced } from './place.ts'
import { channelOf, sourceOf, toldFrom } from './tell.ts'
import { isKind } from './words.ts'

const idOf = (key: string): string => key.replaceAll(':', '-')

const firstChild = (answers: Answers): string =>
  idOf(keyOf('given-names', { group: 'child', id: itemsOf(answers, 'child')[0] ?? '' }))

/** A date that was typed and is no date, or has not come yet, must not be lost without a word. */
const dateProblems = (answers: Answers, today: Day): FieldError[] =>
  ['child', 'adult'].flatMap((group) =>
    itemsOf(answers, group).flatMap((id) => {
      const say = readingOf(answers, { group, id })
      return ['born', 'due'].flatMap((name): FieldError[] => {
        const typed = say.dayAsTyped(name)
        const field = idOf(keyOf(name, say.item))
        const day = say.day(name)
        if (typed === '') return []
        if (day === null)
          return [
            { field, text: `${typed} is not a date. Put it right, or empty it and write it in your notes` },
          ]
        return name === 'born' && day > today
          ? [
              {
                field,
                text: 'The date of birth has not come yet. Is the child unborn? Then tick that and give the due date',
              },
            ]
          : []
      })
    }),
  )

const questions = {
  straddles: 'This postcode area lies in more than one council. Ask which it is, and choose it',
  unknown: 'We do not know which council this is in. Ask, and choose it; or choose “Nobody knows”',
  'not-a-postcode': 'This does not look like a postcode. Put it right, or choose the council',
  'not-given': 'Choose the council the child lives in, or give a postcode; or choose “Nobody knows”',
} as const

const councilProblems = (placed: readonly ChildPlaced[]): FieldError[] => {
  const errors = placed.flatMap(({ childId, placed: { ask } }): FieldError[] => {
    if (ask === null) return []
    const field =
      ask.about === 'home' ? 'council' : idOf(keyOf('now-council', { group: 'child', id: childId }))
    return [{ field, text: questions[ask.because] }]
  })
  // Children of one home share one question.
  return errors.filter((error, index) => errors.findIndex((each) => each.field === error.field) === index)
}

const problemsOf = (
  answers: Answers,
  told: Told,
  placed: readonly ChildPlaced[],
  today: Day,
): FieldError[] => [
  ...stopsBefore(told).map((stop) =>
    stop.field === 'first-child' ? { ...stop, field: firstChild(answers) } : stop,
  ),
  ...dateProblems(answers, today),
  ...councilProblems(placed),
]

/**
 * A call becomes one contact for each council whose children it names. Refused only for what is truly needed; the rest
 * is chased. Finished twice, by a double click or from two tabs, it is the same contacts: the call itself is the token.
 */
export const finishCall = async (
  house: House,
  visit: Visit,
  call: Call,
  receivedBy: AuthorityCode,
): Promise<{ finished: true } | { finished: false; errors: readonly FieldError[] }> => {
  const { answers } = call.kept
  const { actor, at, councils } = visit
  const told = toldFrom(answers)
  const placed = await asActor(house.db, contextFor(actor, 'contact.take', at), (tx) =>
    placeChildren(tx, answers, councils, receivedBy),
  )
  const errors = problemsOf(answers, told, placed, dayOf(at))
  if (errors.length > 0) return { finished: false, errors }
  const kind = readingOf(answers).one('kind')
  const taken = await takeIn(
    house,
    { actor, at, once: call.id },
    {
      told,
      channel: channelOf(answers),
      kind: isKind(kind) ? kind : 'initial-contact',
      source: sourceOf(answers),
      questionSet: 'phone-2026-11',
      places: contactsToMake(placed, councils),
      attachments: [],
    },
  )
  await markFinished(house.db, visit, call.id, {
    contacts: taken.contacts,
    toChase: stillToChase(told),
    toTell: toTellInWords(placed, councils),
  })
  return { finished: true }
}
