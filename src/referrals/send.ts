import type { AuthorityCode } from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import { takeIn, type Told } from '../contacts/index.ts'
import { asActor, asNobody, type Tx } from '../db/index.ts'
import {
  asService,
  markSent,
  newDraftReference,
  readDraft,
  readingOf,
  walk,
  writerOf,
  type Draft,
} from '../questions/index.ts'
import type { Instant } from '../time/index.ts'
import type { House } from '../web/index.ts'
import { blankChild } from './children.questions.ts'
import { filesToSend } from './files.sql.ts'
import { referralJourney, version } from './journey.ts'
import { withNote } from './notes.ts'
import { placementOf, toTellInWords, type Place } from './placing.ts'
import { sourceOf } from './referrer.questions.ts'
import { toldFrom } from './told.ts'
import type { Trapped } from './trap.ts'

/** What a draft became, kept with it so that sending again is answered with the same. */
export type SentAs = {
  reference: string
  owners: readonly AuthorityCode[]
  dueAt: Instant | null
  receiptTo: boolean
  waitsForReview?: true
}

export type Ready = { told: Told; places: readonly Place[]; source: string }

/** A referral as it would be sent: what is told, and which council answers for which child. */
export const readyToSend = async (house: House, draft: Draft, at: Instant): Promise<Ready> => {
  const councils = await house.councils()
  const journey = referralJourney(councils)
  const { answers } = draft.kept
  const told = toldFrom(journey, answers, at, () => blankChild(draft.id))
  const { asked } = walk(journey, answers)
  const { places, toTell } = placementOf(told, asked, councils, at)
  return {
    told: withNote(told, 'Tell also', toTellInWords(toTell, councils)),
    places,
    source: sourceOf(readingOf(asked)),
  }
}

/** The earliest moment by which a council decides, so that nobody is promised less than the first child is owed. */
const decidedBy = async (
  house: House,
  owners: readonly AuthorityCode[],
  at: Instant,
): Promise<Instant | null> =>
  asNobody(house.db, async (tx) => {
    try {
      const dues = await Promise.all(
        owners.map(async (owner) => (await bookFor(tx, owner, at)).start('WT23-1', at).dueAt),
      )
      return dues.toSorted()[0] ?? null
    } catch (error) {
      // Beyond the published bank holidays no day is promised; the clock itself says so to the council.
      if (error instanceof RangeError) return null
      throw error
    }
  })

const files = (house: House, draft: Draft, at: Instant) =>
  asActor(house.db, writerOf(draft.id, at), (tx) => filesToSend(tx, draft.id))

/**
 * Takes a referral in. The draft's own id is the once-only token: a double press, a resend, or a second attempt after a
 * crash half-way all come to the same contacts.
 */
export const sendIn = async (house: House, draft: Draft, ready: Ready, at: Instant): Promise<SentAs> => {
  const taken = await takeIn(
    house,
    { actor: { kind: 'public' }, at, once: draft.id },
    {
      told: ready.told,
      channel: 'online',
      kind: 'initial-contact',
      source: ready.source,
      questionSet: version,
      places: ready.places,
      attachments: await files(house, draft, at),
    },
  )
  const sentAs: SentAs = {
    reference: taken.reference,
    owners: taken.contacts.map((contact) => contact.owner),
    dueAt: await decidedBy(
      house,
      ready.places.map((place) => place.owner),
      at,
    ),
    receiptTo: ready.told.referrer.email !== '' && !ready.told.referrer.isAnonymous,
  }
  await markSent(house.db, draft.id, sentAs, at)
  return sentAs
}

const raiseAlert = async (tx: Tx, owner: AuthorityCode, id: string, at: Instant): Promise<void> => {
  await tx
    .insertInto('alert')
    .values({
      owner,
      id: crypto.randomUUID(),
      kind: 'referral-kept-apart',
      for_fn: 'screening',
      for_role: 'contact-adviser',
      subject_kind: 'referral-apart',
      subject_id: id,
      raised_at: at,
    })
    .execute()
}

/** Keeps apart what looks sent by a robot, and tells those who screen. The sender sees what everybody sees. */
export const keepApart = async (
  house: House,
  draft: Draft,
  ready: Ready,
  because: NonNullable<Trapped>,
  at: Instant,
): Promise<SentAs> => {
  const owners = ready.places.map((place) => place.owner)
  const owner = owners[0]
  if (owner === undefined) return sendIn(house, draft, ready, at)
  const sentAs: SentAs = {
    reference: draft.reference ?? newDraftReference(),
    owners,
    dueAt: await decidedBy(house, owners, at),
    receiptTo: false,
    waitsForReview: true,
  }
  await asActor(house.db, { ...writerOf(draft.id, at), intakeFor: [owner] }, async (tx) => {
    const id = draft.id
    await tx
      .insertInto('referral_apart')
      .values({ owner, id, draft_id: draft.id, because, kept_at: at, reference: sentAs.reference })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await raiseAlert(tx, owner, id, at)
  })
  await markSent(house.db, draft.id, sentAs, at)
  return sentAs
}

/** The draft behind something kept apart, for the person who looks at it. */
export const draftApart = (house: House, draftId: string, at: Instant): Promise<Draft | null> =>
  asService(house.db, at, (tx) => readDraft(tx, draftId))
