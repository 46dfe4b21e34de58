import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { ComponentChildren, VNode } from 'preact'
import type { z } from 'zod'
import { type Action, ownNothing } from '../access/index.ts'
import { propose, type What } from '../approvals/index.ts'
import { asActor, type Tx } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import type { Day } from '../time/index.ts'
import {
  action,
  type Acted,
  type Body,
  type FieldError,
  type FormState,
  type House,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { cameBetweenInWords } from './came-between.words.ts'
import { ProposalPage } from './pages/proposal.page.tsx'
import { previewOf } from './preview.ts'

/** What somebody is about to propose, read from a form. */
export type Draft = { what: What; countsFrom: Day; reason: string }

/**
 * A form that proposes one change. Filled in, it first shows what the change would do, with everything still to be
 * altered; sent again unaltered, it is proposed. Nobody proposes what they have not seen the effect of.
 */
export type ProposalForm<P, T> = {
  path: string
  action: Extract<Action, 'change.propose'>
  params: z.ZodType<P>
  /** What the form is about; null where there is nothing such in sight. */
  load: (tx: Tx, params: P, visit: Visit, house: House) => Promise<T | null>
  title: (it: T) => string
  back: (it: T) => { href: string; text: string }
  /** A sentence or two before the boxes. */
  lead?: (it: T, visit: Visit) => ComponentChildren
  fields: (it: T, form: FormState, visit: Visit) => VNode
  read: (body: Body, it: T, visit: Visit) => Draft | FieldError[]
  /** Beside which field it is said what has come between. */
  field?: string
  /** Where one goes when it came about at once. */
  done?: (it: T) => string
}

/** What was typed, as one word: the form was sent again unaltered where this is the same. */
const wordFor = ({ what, countsFrom, reason }: Draft): string =>
  createHash('sha256')
    .update(JSON.stringify([what, countsFrom, reason]))
    .digest('base64url')
    .slice(0, 22)

const isErrors = (read: Draft | FieldError[]): read is FieldError[] => Array.isArray(read)

const filledIn = (form: FormState): boolean => Object.keys(form.typed).length > 0

export const proposalForm = <P, T>(app: FastifyInstance, house: House, spec: ProposalForm<P, T>): void => {
  const shown: Page<P, T> = {
    path: spec.path,
    action: spec.action,
    params: spec.params,
    find: async (tx, params, visit) => {
      const it = await spec.load(tx, params, visit, house)
      return it && { resource: ownNothing, it }
    },
    show: async ({ tx, it, visit, form }) => {
      const draft = filledIn(form) && form.errors.length === 0 ? spec.read(form.typed, it, visit) : []
      const preview = isErrors(draft)
        ? null
        : { ...(await previewOf({ tx, house, visit }, draft)), word: wordFor(draft) }
      return {
        title: spec.title(it),
        back: spec.back(it),
        main: (
          <ProposalPage title={spec.title(it)} lead={spec.lead?.(it, visit)} visit={visit} preview={preview}>
            {spec.fields(it, form, visit)}
          </ProposalPage>
        ),
      }
    },
  }
  page(app, house, shown)
  action(app, house, {
    path: spec.path,
    action: spec.action,
    params: spec.params,
    from: shown,
    act: async (acting): Promise<Acted> => {
      const { visit, params, body } = acting
      const context = contextFor(visit.actor, spec.action, visit.at)
      const it = await asActor(house.db, context, (tx) => spec.load(tx, params, visit, house))
      if (!it) return { done: false, why: 'not-found' }
      const read = spec.read(body, it, visit)
      if (isErrors(read)) return { form: { errors: read, typed: body } }
      if (one(body, '_seen') !== wordFor(read)) return { form: { errors: [], typed: body } }
      const answer = await propose(acting, read)
      if ('refused' in answer && !('done' in answer)) {
        const text = cameBetweenInWords[answer.refused] ?? answer.refused
        return { form: { errors: [{ field: spec.field ?? '', text }], typed: body } }
      }
      if ('done' in answer) return answer
      return {
        goTo: answer.applied && spec.done ? spec.done(it) : `/administration/changes/${answer.id}`,
      }
    },
  })
}
