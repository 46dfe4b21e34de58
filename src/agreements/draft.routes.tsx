import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { newId, type Tx } from '../db/index.ts'
import type { Refusal } from '../events/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type Body,
  type House,
  noRecord,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { type AgreementEvent, agreementResource, type Draft } from './draft.ts'
import type { AgreementContent } from './draft.content.ts'
import { asOfficer, choicesFor, openDraft, type OpenedDraft } from './draft.open.ts'
import { draftOf, openDrafts } from './draft.sql.ts'
import { draftStepRoutes } from './draft.step.routes.tsx'
import { changedTo, performOn, words, write } from './draft.writing.ts'
import { headingQuestions, readHeading } from './heading.form.ts'
import { DraftPage } from './pages/draft.page.tsx'
import { DraftsPage } from './pages/drafts.page.tsx'
import { StepPage } from './pages/step.page.tsx'
import { has, isPart, partInWords, without } from './paragraph.form.ts'
import { reading } from './typed.ts'

type Which = { id: string }
const which: z.ZodType<Which> = z.object({ id: z.uuid() })

const draftsBack = { href: '/agreements/drafts', text: 'Drafts' }

const draftsPage: Page<Record<string, never>, null> = {
  path: '/agreements/drafts',
  action: 'agreement.drafts',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit }) => ({
    title: 'Agreements being drafted',
    back: { href: '/agreements', text: 'Agreements' },
    main: (
      <DraftsPage
        drafts={await openDrafts(tx)}
        names={await namesOf(tx)}
        mayBegin={mayRecord(visit, newId())}
      />
    ),
  }),
}

const namesOf = async (tx: Tx): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.selectFrom('organisation').select(['code', 'name']).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** The button and the handler ask the same: may this worker write for the council they act for? */
const mayRecord = (visit: Visit, id: string): boolean =>
  visit.may('agreement.record', agreementResource({ owner: visit.actor.actingFor ?? '', id })).allowed

const newDraftPage: Page<Record<string, never>, null> = {
  path: '/agreements/drafts/new',
  action: 'agreement.drafts',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit, form }) => ({
    title: 'Draft an agreement',
    back: draftsBack,
    main: (
      <StepPage
        title="Draft an agreement"
        lead="A draft gives nobody a right. It counts once every council that is a party has decided it, and every party has signed it, as it then stands."
        action="/agreements/drafts/new"
        button="Begin the draft"
        questions={headingQuestions(await choicesFor(tx, visit), visit.actor.actingFor ?? '')}
        visit={visit}
        form={form}
      />
    ),
  }),
}

const draftPage: Page<Which, OpenedDraft | { goTo: string }> = {
  path: '/agreements/drafts/:id',
  action: 'agreement.drafts',
  params: which,
  find: async (tx, { id }, visit) => {
    const opened = await openDraft(tx, id, visit)
    if (opened !== null) return { ...(await noRecord()), it: opened }
    const draft = await draftOf(tx, id)
    return draft?.concludedAt ? { ...(await noRecord()), it: { goTo: `/agreements/${id}` } } : null
  },
  show: async ({ tx, it, visit, form }) =>
    'goTo' in it
      ? it
      : {
          title: it.draft.content.title,
          wide: true,
          back: draftsBack,
          main: (
            <DraftPage
              opened={it}
              names={await namesOf(tx)}
              mayRecord={mayRecord(visit, it.draft.id)}
              visit={visit}
              form={form}
            />
          ),
        },
}

const begin = async (acting: Acting<Record<string, never>>): Promise<Acted> => {
  const { body, visit, house } = acting
  const form = reading(body)
  const choices = await asOfficer(house, visit, (tx) => choicesFor(tx, visit))
  const read = readHeading(form, choices)
  if (read === null) return { form: { errors: form.errors, typed: body } }
  const id = newId()
  const content: AgreementContent = {
    ...read.heading,
    functions: [],
    scope: [],
    schedules: [],
    terms: [],
    sharing: null,
  }
  const parties = [visit.actor.actingFor ?? '', ...read.others]
  const done = await performOn({ ...acting, params: { id } }, id, async () => [
    { type: 'begun', content, parties },
  ])
  return done.done ? { goTo: `/agreements/drafts/${id}` } : done
}

const conclude = (opened: OpenedDraft): AgreementEvent | Refusal => {
  if (opened.amiss.length > 0) return { refused: 'something-amiss' }
  if (opened.missing.decisions.length > 0) return { refused: 'decision-missing' }
  if (opened.missing.signatures.length > 0) return { refused: 'signature-missing' }
  return { type: 'concluded' }
}

export const draftRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, draftsPage)
  page(app, house, newDraftPage)
  page(app, house, draftPage)
  draftStepRoutes(app, house)
  action(app, house, {
    path: '/agreements/drafts/new',
    action: 'agreement.record',
    params: z.object({}),
    from: newDraftPage,
    act: begin,
  })
  for (const doing of ['remove', 'conclude', 'withdraw'] as const) {
    action(app, house, {
      path: `/agreements/drafts/:id/now/${doing}`,
      action: 'agreement.record',
      params: which,
      from: draftPage,
      words,
      act: async (acting) => {
        const { params, visit, body } = acting
        const opened = await asOfficer(house, visit, (tx) => openDraft(tx, params.id, visit))
        if (opened === null) return { done: false, why: 'not-found' }
        return write(acting, params.id, (draft) => doNow(doing, draft, opened, body))
      },
    })
  }
}

const doNow = (
  doing: 'remove' | 'conclude' | 'withdraw',
  draft: Draft,
  opened: OpenedDraft,
  body: Body,
): AgreementEvent | Refusal => {
  switch (doing) {
    case 'conclude':
      return conclude(opened)
    case 'withdraw': {
      const because = one(body, 'because')
      return because === '' ? { refused: 'because-needed' } : { type: 'withdrawn', because }
    }
    case 'remove': {
      const [part, nth] = [one(body, 'part'), Number(one(body, 'nth'))]
      if (!isPart(part) || !has(draft.content, part, nth)) return { refused: 'changed-since' }
      return changedTo(
        draft,
        without(draft.content, part, nth),
        draft.parties,
        `${partInWords(draft.content, part, nth)} was taken out`,
      )
    }
  }
}
