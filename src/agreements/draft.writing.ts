import type { Tx } from '../db/index.ts'
import { type Done, type NotDone, perform, type Refusal } from '../events/index.ts'
import { type Acted, type Acting, one } from '../web/index.ts'
import type { AgreementEvent, CouncilsPart, Draft } from './draft.ts'
import type { AgreementContent } from './draft.content.ts'
import { agreementStream, draftOf } from './draft.sql.ts'

type Which = { id: string }

/** Written by one council about one agreement. */
export const performOn = (
  { visit, house, once }: Acting<Which>,
  id: string,
  decide: (state: CouncilsPart | undefined, tx: Tx) => Promise<readonly AgreementEvent[] | Refusal>,
  beside?: (tx: Tx) => Promise<void>,
): Promise<Done<CouncilsPart> | NotDone> =>
  perform(house.db, agreementStream, {
    actor: visit.actor,
    at: visit.at,
    action: 'agreement.record',
    owner: visit.actor.actingFor ?? '',
    id,
    opens: true,
    once,
    decide,
    ...(beside ? { beside } : {}),
  })

export const words: Readonly<Record<string, string>> = {
  'no-such-draft': 'This is no draft any more: it was put on record or withdrawn.',
  'changed-since':
    'The draft was changed since you opened it. Look at it as it now stands, then send this again.',
  'something-amiss': 'Something in the draft must be put right first: see what is said at its top.',
  'decision-missing': 'A council has not decided the draft as it now stands.',
  'signature-missing': 'A party has not signed the draft as it now stands.',
  'decided-already': 'Your council’s decision on this version is recorded already.',
  'because-needed': 'Say in a sentence why it is withdrawn',
}

/** The next version of a draft: what was decided or signed of the one before does not count for it. */
export const changedTo = (
  { version }: Draft,
  content: AgreementContent,
  parties: readonly string[],
  changed: string,
): AgreementEvent => ({ type: 'changed', content, parties, version: version + 1, changed })

/** On the draft as it is at the moment of writing: another officer may have changed it since it was shown. */
export const write = async (
  acting: Acting<Which>,
  id: string,
  event: (draft: Draft) => AgreementEvent | readonly AgreementEvent[] | Refusal,
  beside?: (tx: Tx) => Promise<void>,
): Promise<Acted> => {
  const done = await performOn(
    acting,
    id,
    async (_state, tx) => {
      const draft = await draftOf(tx, id, true)
      if (draft === null) return { refused: 'no-such-draft' }
      if (draft.version !== Number(one(acting.body, 'version'))) return { refused: 'changed-since' }
      const answer = event(draft)
      return 'type' in answer ? [answer] : answer
    },
    beside,
  )
  return done.done ? { goTo: `/agreements/drafts/${id}` } : done
}
