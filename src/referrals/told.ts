import type { Told, ToldChild } from '../contacts/index.ts'
import {
  leftOpen,
  readingOf,
  tell,
  walk,
  wordsOf,
  type Answers,
  type Journey,
  type Unanswered,
  type Walked,
} from '../questions/index.ts'
import type { Instant } from '../time/index.ts'
import { nothingTold } from './journey.ts'
import { withNote } from './notes.ts'

/** Whose question it was, for several children or adults. */
const ofWhom = (open: Unanswered, walked: Walked): string => {
  if (open.step.item === null) return ''
  const say = readingOf(walked.asked, open.step.item)
  return ` (${say.one('given-names') || say.one('name') || 'no name given'})`
}

const labelled = (open: Unanswered, walked: Walked): string =>
  `${wordsOf(open.field.label, readingOf(walked.asked, open.step.item))}${ofWhom(open, walked)}`

/** What was left open, and dates that are no dates, are told to the screener as such: to chase, never to refuse. */
const withOpenEnds = (told: Told, walked: Walked, now: Instant): Told => {
  const open = leftOpen(walked, now)
  const doubtful = open.filter(({ problem }) => problem.amiss === 'unclear')
  const missing = open.filter(({ problem }) => problem.amiss === 'missing')
  const typed = doubtful.map((each) => {
    const say = readingOf(walked.asked, each.step.item)
    const text = each.field.kind === 'day' ? say.dayAsTyped(each.field.name) : say.one(each.field.name)
    return `${labelled(each, walked)}: typed “${text}”`
  })
  const left = missing.map((each) => labelled(each, walked))
  return withNote(
    withNote(told, 'To check with the referrer', typed.join('; ')),
    'Left open on the form',
    left.join('; '),
  )
}

/** "About 6": said by somebody who does not know the date of birth, so never turned into one. */
const withAges = (told: Told, walked: Walked): Told =>
  told.children.reduce<Told>((so, child) => {
    const age = readingOf(walked.asked, { group: 'child', id: child.id }).one('age')
    return withNote(so, `Age of ${child.givenNames || 'the child'}, as told`, age)
  }, told)

/** Every contact is about a child, even when nothing but a place is known. */
const withSomebody = (told: Told, begin: () => ToldChild): Told =>
  told.children.length > 0 ? told : { ...told, children: [begin()] }

/** What is sent: everything asked on the path, with what was left open said plainly. */
export const toldFrom = (
  journey: Journey<Told>,
  answers: Answers,
  now: Instant,
  unnamedChild: () => ToldChild,
): Told => {
  const walked = walk(journey, answers)
  const told = tell(journey, answers, nothingTold(readingOf(answers)))
  return withOpenEnds(withAges(withSomebody(told, unnamedChild), walked), walked, now)
}
