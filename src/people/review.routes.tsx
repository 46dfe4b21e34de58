import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { councilsInSight } from '../access/index.ts'
import { instant } from '../time/index.ts'
import { type House, noRecord, page, type Page } from '../web/index.ts'
import { ReviewPage } from './pages/review.page.tsx'
import { ToldPage } from './pages/told.page.tsx'
import { type After, ownerOfReview, type QueueLine, readQueue } from './review-queue.sql.ts'
import { type MatchReview, reviewResource } from './review.ts'
import { reviewOf } from './review.sql.ts'
import { gatherTold } from './told.show.ts'

const perPage = 50

type Paging = { after?: string | undefined }

const afterOf = ({ after = '' }: Paging): After | null => {
  const [askedAt = '', id = ''] = after.split('~')
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(askedAt) || !z.uuid().safeParse(id).success) return null
  return { askedAt: instant(askedAt), id }
}

const moreFrom = (lines: readonly QueueLine[]): string | null => {
  const last = lines[perPage - 1]
  return lines.length <= perPage || !last ? null : `/people/review?after=${last.askedAt}~${last.id}`
}

const queuePage: Page<Paging, null> = {
  path: '/people/review',
  action: 'people.review',
  params: z.object({ after: z.string().max(80).optional() }),
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const owners = councilsInSight(visit.actor, visit.at)
    const lines = await readQueue(tx, owners, afterOf(params), perPage + 1)
    return {
      title: 'Same person?',
      main: <ReviewPage lines={lines.slice(0, perPage)} more={moreFrom(lines)} visit={visit} />,
    }
  },
}

/** About two records, the place to answer is where they stand beside each other. */
const pairHref = ({ subject, other }: MatchReview): string | null =>
  subject.kind === 'person' && other !== null ? `/people/${subject.id}/same/${other.owner}/${other.id}` : null

const questionPage: Page<{ id: string }, MatchReview> = {
  path: '/people/review/:id',
  action: 'person.link',
  params: z.object({ id: z.uuid() }),
  find: async (tx, { id }) => {
    const owner = await ownerOfReview(tx, id)
    const review = owner === null ? undefined : await reviewOf(tx, owner, id)
    return review ? { it: review, resource: reviewResource(review) } : null
  },
  show: async ({ tx, it: review, visit }) => {
    const pair = pairHref(review)
    if (pair !== null) return { goTo: pair }
    const view = await gatherTold(tx, visit, review)
    return view === null
      ? { goTo: '/people/review' }
      : {
          title: `Who is ${view.name}?`,
          main: <ToldPage {...view} />,
          wide: true,
          back: { href: '/people/review', text: 'Same person?' },
        }
  },
}

/** Questions about who is who, and each of them. */
export const reviewRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, queuePage)
  page(app, house, questionPage)
}
