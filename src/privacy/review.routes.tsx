import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { councilsInSight } from '../access/index.ts'
import { booksOfCouncils } from '../clocks/index.ts'
import type { Tx } from '../db/index.ts'
import { factsOf, fold, perform } from '../events/index.ts'
import { sealedIn } from '../proof/index.ts'
import { instant } from '../time/index.ts'
import {
  action,
  type Body,
  type FormState,
  type House,
  noRecord,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { findWorker, lookById, namesOf } from './history.sql.ts'
import { ReviewPage, type ReviewShown } from './pages/review.page.tsx'
import { ReviewTray, type RuleName } from './pages/review-tray.page.tsx'
import {
  findingsOf,
  isFinding,
  isOpeningKind,
  isReviewKind,
  type PrivacyReview,
  type PrivacyReviewEvent,
  type ReviewFinding,
  type ReviewKind,
  reviewResource,
  reviewRuleOf,
} from './review.ts'
import {
  type AfterReview,
  countWaiting,
  doneReviews,
  type ReviewLine,
  reviewLine,
  reviewStream,
  waitingReviews,
} from './review.sql.ts'

const perPage = 50
const lastDone = 20

const ruleNames = async (tx: Tx, visit: Visit): Promise<RuleName> => {
  const { book } = await booksOfCouncils(tx, visit.at)
  return (owner, kind) =>
    book(owner).rule(reviewRuleOf(kind), visit.at)?.name ?? 'Looked into by a privacy officer'
}

type Paging = { kind?: string | undefined; after?: string | undefined }

const afterOf = ({ after = '' }: Paging): AfterReview | null => {
  const [dueAt = '', id = ''] = after.split('~')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(dueAt) || !z.uuid().safeParse(id).success) return null
  return Number.isNaN(Date.parse(dueAt)) ? null : { dueAt: instant(dueAt), id }
}

const nextFrom = (lines: readonly ReviewLine[], kind: string | null): string | null => {
  const last = lines[perPage - 1]
  if (lines.length <= perPage || !last) return null
  return `/privacy-reviews?${kind === null ? '' : `kind=${kind}&`}after=${last.dueAt}~${last.id}`
}

const tray: Page<Paging, null> = {
  path: '/privacy-reviews',
  action: 'privacy-review.tray',
  params: z.object({ kind: z.string().max(20).optional(), after: z.string().max(80).optional() }),
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const owners = councilsInSight(visit.actor, visit.at)
    const kind = params.kind !== undefined && isReviewKind(params.kind) ? params.kind : null
    const after = afterOf(params)
    const waiting = await waitingReviews(tx, { owners, kind, after, limit: perPage + 1 })
    return {
      title: 'Looks to ask about',
      main: (
        <ReviewTray
          visit={visit}
          shown={{
            waiting: waiting.slice(0, perPage),
            counts: await countWaiting(tx, owners),
            kind,
            isFurther: after !== null,
            next: nextFrom(waiting, kind),
            done: await doneReviews(tx, owners, lastDone),
            ruleName: await ruleNames(tx, visit),
          }}
        />
      ),
    }
  },
}

const ofReview = z.object({ id: z.uuid() })
type OfReview = z.infer<typeof ofReview>

type Found = { review: PrivacyReview; line: ReviewLine }

const reviewPage: Page<OfReview, Found> = {
  path: '/privacy-reviews/:id',
  action: 'privacy-review.open',
  params: ofReview,
  find: async (tx, { id }) => {
    const line = await reviewLine(tx, id)
    const review = line && fold(reviewStream, await factsOf(tx, reviewStream, line.owner, id))
    return review ? { resource: reviewResource(review), it: { review, line } } : null
  },
  show: async ({ tx, it, visit, form }) => ({
    title: 'A look to ask about',
    back: { href: '/privacy-reviews', text: 'Looks to ask about' },
    main: <ReviewPage visit={visit} form={form} shown={await shownOf(tx, it, visit)} />,
  }),
}

const shownOf = async (tx: Tx, { review, line }: Found, visit: Visit): Promise<ReviewShown> => {
  const { owner, subjectKind, subjectId, lookId } = review
  const names = await namesOf(tx, owner, [{ kind: subjectKind, id: subjectId }])
  const sealed = await sealedIn(tx, owner, [lookId])
  const by = review.reviewed?.by ?? null
  return {
    review,
    line,
    look: await lookById(tx, owner, lookId),
    name: names.get(subjectId) ?? null,
    sealed: sealed.get(lookId) ?? null,
    asker: review.asking?.by ? ((await findWorker(tx, review.asking.by))?.name ?? null) : null,
    reviewer: by === null ? null : ((await findWorker(tx, by))?.name ?? null),
    ruleName: await ruleNames(tx, visit),
  }
}

/** Fewer words say nothing that could be asked about later. */
const fewestLetters = 5

type Read = { finding: ReviewFinding | 'needs-asking'; words: string }

const readFinding = (body: Body): Read | FormState['errors'] => {
  const [finding, words] = [one(body, 'finding'), one(body, 'words')]
  const isOne = isFinding(finding) || finding === 'needs-asking'
  const errors = [
    ...(isOne ? [] : [{ field: 'finding', text: 'Choose what you found' }]),
    ...(words.length < fewestLetters
      ? [{ field: 'words', text: 'Enter whom you asked and what they said' }]
      : []),
  ]
  return isOne && errors.length === 0 ? { finding, words } : errors
}

/** What follows from what was found; null where it is none of what may be found of this kind. */
const eventOf = (kind: ReviewKind, { finding, words }: Read): PrivacyReviewEvent | null => {
  if (finding === 'needs-asking') return isOpeningKind(kind) ? { type: 'asking', words } : null
  return findingsOf(kind).includes(finding)
    ? { type: 'reviewed', finding, words, stops: [reviewRuleOf(kind)] }
    : null
}

export const reviewRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, tray)
  page(app, house, reviewPage)
  action(app, house, {
    path: '/privacy-reviews/:id/review',
    action: 'privacy-review.decide',
    params: ofReview,
    from: reviewPage,
    words: {
      'looked-into-already': 'A colleague has looked into this already: what they found is below.',
      'about-yourself': 'This is about you: a colleague must look into it.',
      'not-of-this-kind': { field: 'finding', text: 'Choose what you found' },
    },
    act: async ({ params, body, visit, once }) => {
      const read = readFinding(body)
      if (!('finding' in read)) return { form: { errors: read, typed: body } }
      const { actor, at } = visit
      const outcome = await perform(house.db, reviewStream, {
        actor,
        at,
        action: 'privacy-review.decide',
        owner: actor.actingFor ?? '',
        id: params.id,
        once,
        decide: (review) => {
          if (review === undefined || review.reviewed !== null) return { refused: 'looked-into-already' }
          if (review.staffId === actor.rights.staffId) return { refused: 'about-yourself' }
          const found = eventOf(review.kind, read)
          return found === null ? { refused: 'not-of-this-kind' } : [found]
        },
      })
      return outcome.done ? { goTo: '/privacy-reviews' } : outcome
    },
  })
}
