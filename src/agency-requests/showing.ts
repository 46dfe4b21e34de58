import type { Actor, AuthorityCard } from '../access/index.ts'
import { dutyToShareFrom } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { keptForm } from '../questions/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import type { Body, FormState } from '../web/index.ts'
import { formOf } from './answering.ts'
import { filesTo } from './files.sql.ts'
import { hubPhone, nameOfStaff } from './finding.sql.ts'
import { councilOf } from './pages/lines.tsx'
import type { OwnWords, RequestShown } from './pages/request.page.tsx'
import type { AgencyRequest } from './request.ts'
import { saidBefore } from './said-before.sql.ts'
import { ownAmong, saidTo } from './said.sql.ts'
import { levelsFor } from './share-level.rule.ts'
import { textOf, thingsTyped } from './typed-answer.ts'

/** What a page about one request shows, by whichever door somebody came to it. */

export type Looking = { actor: Actor; at: Instant; councils: readonly AuthorityCard[] }

/** What the agency said to this request, its files, and when that was first said which it said again. */
export const ownWordsOf = async (tx: Tx, owner: string, requestId: string): Promise<OwnWords> => {
  const items = await saidTo(tx, owner, requestId)
  const files = await filesTo(tx, owner, requestId)
  const on = await ownAmong(
    tx,
    items.flatMap(({ reusedFrom }) => reusedFrom ?? []),
  )
  return { items, files, on }
}

/** Is the duty to share in force for this council on this day (Children Act 2004 s.16LA; its beginning is a setting)? */
export const isDutyToShare = async (tx: Tx, owner: string, at: Instant): Promise<boolean> =>
  (await dutyToShareFrom(tx, owner, dayOf(at))) <= dayOf(at)

const numberIn = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : 0)

export const versionOf = (typed: Body): number => numberIn(textOf(typed, 'form-version'))

/** Everything about a request that may be answered, with what its reader is typing. */
export const gatherRequest = async (
  tx: Tx,
  request: AgencyRequest,
  form: FormState,
  { at, councils }: Looking,
): Promise<RequestShown> => {
  const { owner, id, agency, subjects } = request
  const kept = await keptForm(tx, formOf(id))
  const isAgain = Object.keys(form.typed).length > 0
  const typed: Body = isAgain ? form.typed : (kept?.answers ?? {})
  const seen = { now: at, councils }
  const version = versionOf(typed)
  return {
    asked: {
      request,
      seen,
      council: councilOf(councils, owner),
      askedBy: await nameOfStaff(tx, request.askedBy),
      phone: await hubPhone(tx, owner, at),
    },
    answer: {
      request,
      form,
      councils,
      levels: levelsFor(agency),
      dutyToShare: await isDutyToShare(tx, owner, at),
      before: await saidBefore(tx, agency, subjects, id),
      things: thingsTyped(subjects, typed),
      saved: kept && !isAgain ? { state: 'saved', at: kept.savedAt } : undefined,
      showing: `${String(request.answers.length)}-${String(version)}`,
      version,
    },
    own: await ownWordsOf(tx, owner, id),
  }
}
