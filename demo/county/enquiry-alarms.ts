import { type Enquiry, type EnquiryEvent, evolveEnquiry, isOpen, ratingOf } from '../../src/mash/enquiry.ts'
import { silentAtLatest } from '../../src/mash/silence.rule.ts'
import { addMinutes, type Instant, laterOf } from '../../src/time/index.ts'
import { type Kept, settled } from './diary.ts'
import type { World } from './world.ts'

/** What the service noticed by itself all along: silence, and time that was up (procedures 0B.4). */

type Diary = Kept<Enquiry, EnquiryEvent>

/** The queue takes a second to wake up. */
const aMoment = 1 / 60

/** When it is next noticed that nothing happens, counted from the last thing that did, or from the last alarm. */
export const silentFrom = (world: World, enquiry: Enquiry, since: Instant): Instant => {
  const { book, silence } = world.hubOf(enquiry.owner)
  return silentAtLatest(ratingOf(enquiry), since, silence, book.calendar)
}

/** An enquiry after a fact: when that was, and since when silence is counted. */
type Watch = { state: Enquiry; at: Instant; since: Instant }

const noticeSilence = (world: World, diary: Diary, { state, since }: Watch, until: Instant): Instant => {
  let last = since
  for (;;) {
    const at = addMinutes(silentFrom(world, state, last), aMoment)
    if (at >= until) return last
    diary.note(at, { job: 'enquiry-silent' }, { type: 'silence-noticed', since: state.lastActedAt })
    last = at
  }
}

const noticeLateness = (diary: Diary, { state, at }: Watch, until: Instant): Enquiry => {
  const { dueAt, latenessNoticedFor } = state
  if (dueAt === null || latenessNoticedFor === dueAt) return state
  const noticed = addMinutes(laterOf(dueAt, at), aMoment)
  if (noticed >= until) return state
  diary.note(noticed, { job: 'enquiry-late' }, { type: 'lateness-noticed' })
  return { ...state, latenessNoticedFor: dueAt }
}

/** What is noticed between one fact and the next, or now. */
const noticeUntil = (world: World, diary: Diary, watch: Watch, until: Instant): Watch =>
  isOpen(watch.state)
    ? {
        ...watch,
        since: noticeSilence(world, diary, watch, until),
        state: noticeLateness(diary, watch, until),
      }
    : watch

/**
 * Notes it all among the facts of an enquiry, and says when silence is noticed next, for one that is still going on. The
 * facts stand in the order of time afterwards.
 */
export const noticeAll = (world: World, diary: Diary): Instant | null => {
  let watch: Watch | undefined
  for (const fact of settled(diary).facts) {
    const before = watch && noticeUntil(world, diary, watch, fact.at)
    const state = evolveEnquiry(before?.state, fact)
    const acted = state.lastActedAt !== before?.state.lastActedAt
    watch = { state, at: fact.at, since: acted ? state.lastActedAt : before.since }
  }
  if (watch === undefined || !isOpen(watch.state)) return null
  const { state, since } = noticeUntil(world, diary, watch, world.now)
  return silentFrom(world, state, since)
}
