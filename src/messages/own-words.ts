import {
  type About,
  type Arrived,
  at,
  byWhen,
  howToReach,
  ifInDanger,
  type Letter,
  signedBy,
} from './letter.ts'
import { addDays, dayOf, endOfDay, instant } from '../time/index.ts'
import { acknowledgement } from './acknowledgement.ts'
import { type MoreNeeded, moreNeeded } from './more-needed.ts'
import type { TextClass } from './text-class.ts'

/**
 * A council's own words for a letter, with gaps the service fills in, written as ((reference)). What a letter must say is
 * checked when the words are set: what happens next and by when (Working Together 2023, chapter 3), how to reach us, and
 * what to do when a child is in danger.
 */
export type OwnLetter = 'acknowledgement' | 'more-needed'

const always = ['reference', 'how to reach us', 'if in danger'] as const
const anyway = ['council'] as const

type Gaps = { must: readonly string[]; may: readonly string[] }

export const gapsOf = (letter: OwnLetter, textClass: TextClass): Gaps => {
  if (letter === 'acknowledgement')
    return { must: [...always, 'decided by'], may: [...anyway, 'received on'] }
  // To the public nothing of the record is repeated: the question is asked by a person, on the telephone.
  return textClass === 'public'
    ? { must: [...always, 'answer by'], may: anyway }
    : { must: [...always, 'answer by', 'what is missing'], may: anyway }
}

const gap = /\(\(\s*([^()]*?)\s*\)\)/g

export type WrongWords = { missing: string[] } | { unknown: string[] } | null

/** Null when the words say all they must and name no gap that is not there to be filled. */
export const wrongWords = (letter: OwnLetter, textClass: TextClass, body: string): WrongWords => {
  const { must, may } = gapsOf(letter, textClass)
  const named = [...body.matchAll(gap)].map(([, name = '']) => name.toLowerCase())
  const unknown = [...new Set(named.filter((name) => !must.includes(name) && !may.includes(name)))]
  if (unknown.length > 0) return { unknown }
  const missing = must.filter((name) => !named.includes(name))
  return missing.length > 0 ? { missing } : null
}

const filled = (body: string, facts: Readonly<Record<string, string>>): string =>
  body.replaceAll(gap, (_, name: string) => facts[name.toLowerCase()] ?? '')

const common = (about: About): Record<string, string> => ({
  reference: about.reference,
  council: signedBy(about),
  'how to reach us': howToReach(about),
  'if in danger': ifInDanger,
})

/** A council's words and the day they hold from: which wording somebody read is known a year later. */
export type OwnWords = { body: string; from: string }

/** The letter in the council's own words, where it has any; else as the service words it. */
export const acknowledgedInOwnWords = (
  own: OwnWords | null,
  letter: Letter,
  arrived: Arrived,
  textClass: TextClass,
): Letter =>
  own === null
    ? letter
    : {
        ...letter,
        template: `acknowledgement ${textClass} own from ${own.from}`,
        body: filled(own.body, {
          ...common(arrived),
          'decided by': byWhen(arrived.decideBy),
          'received on': at(arrived.receivedAt),
        }),
      }

export const askedInOwnWords = (
  own: OwnWords | null,
  letter: Letter,
  asked: MoreNeeded,
  textClass: TextClass,
): Letter =>
  own === null
    ? letter
    : {
        ...letter,
        template: `more needed ${textClass} own from ${own.from}`,
        body: filled(own.body, {
          ...common(asked),
          'what is missing': asked.missing,
          'answer by': at(asked.replyBy),
        }),
      }

/** A letter to nobody, with invented facts: so that whoever words it reads what the referrer will. */
export const sampleLetter = (
  letter: OwnLetter,
  textClass: TextClass,
  council: About['council'],
  body: string | null,
): string => {
  const own = body === null ? null : { body, from: '' }
  const about = { reference: 'K7QM-3F9T', council }
  const receivedAt = instant('2026-11-23T09:00:00Z')
  const decideBy = endOfDay(addDays(dayOf(receivedAt), 1))
  if (letter === 'more-needed') {
    const asked = { ...about, missing: 'Please tell us the name of the school.', replyBy: decideBy }
    return askedInOwnWords(own, moreNeeded(textClass, asked), asked, textClass).body
  }
  const arrived: Arrived = {
    ...about,
    receivedAt,
    decideBy,
    channel: 'online',
    urgency: 'today',
    referrerClass: 'public',
    inWritingBy: null,
  }
  return acknowledgedInOwnWords(own, acknowledgement(textClass, arrived), arrived, textClass).body
}
