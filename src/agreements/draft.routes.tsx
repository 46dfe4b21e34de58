import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { newId, type Tx } from '../db/index.ts'
import { type Done, type NotDone, perform, type Refusal } from '../events/index.ts'
import { bookFor } from '../clocks/index.ts'
import { dayOf } from '../time/index.ts'
import {
  type Acted,
  type Acting,
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
import {
  decisionQuestions,
  mayRecordFor,
  readDecision,
  readSignature,
  regimeOf,
  signatureQuestions,
} from './deciding.ts'
import { type AgreementEvent, agreementResource, type CouncilsPart, decidesTo, type Draft } from './draft.ts'
import type { AgreementContent } from './draft.content.ts'
import { asOfficer, choicesFor, openDraft, type OpenedDraft } from './draft.open.ts'
import { agreementStream, draftOf, openDrafts } from './draft.sql.ts'
import {
  added,
  type Choices,
  functionQuestions,
  headingFilled,
  headingQuestions,
  isPart,
  paragraphQuestions,
  partInWords,
  readFunction,
  readHeading,
  readParagraph,
  without,
} from './draft.steps.ts'
import { DraftPage } from './pages/draft.page.tsx'
import { DraftsPage } from './pages/drafts.page.tsx'
import type { Question } from './pages/fields.tsx'
import { StepPage } from './pages/step.page.tsx'
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

type StepName = 'heading' | 'function' | 'paragraph' | 'decision' | 'signature'
const stepNames = ['heading', 'function', 'paragraph', 'decision', 'signature'] as const
type WhichStep = { id: string; step: StepName }
const whichStep: z.ZodType<WhichStep> = z.object({ id: z.uuid(), step: z.enum(stepNames) })

const stepTitles: Readonly<Record<StepName, string>> = {
  heading: 'What it is, between whom, for how long',
  function: 'Add a function',
  paragraph: 'Add what it says',
  decision: 'Record what your council decided',
  signature: 'Record a signature',
}

const ownRegime = ({ governed, own }: OpenedDraft) =>
  regimeOf(governed.find(({ code }) => code === own)?.governanceModel ?? 'committee')

const questionsOf = (step: StepName, opened: OpenedDraft): readonly Question[] => {
  const { choices, draft, own } = opened
  switch (step) {
    case 'heading':
      return headingQuestions(choices, own)
    case 'function':
      return functionQuestions(choices)
    case 'paragraph':
      return paragraphQuestions
    case 'decision':
      return decisionQuestions(ownRegime(opened))
    case 'signature': {
      const mine = mayRecordFor(draft.parties, own, choices.councils)
      return signatureQuestions(choices.organisations.filter(({ code }) => mine.includes(code)))
    }
  }
}

const leads: Readonly<Partial<Record<StepName, string>>> = {
  heading:
    'A change makes a new version: what was decided or signed of the one before does not count for it.',
  decision: 'You write this down for your own council alone. It counts for the draft as it now stands.',
  signature: 'For your own council, or for a party that is no council here.',
}

const boxesFilled = (step: StepName, { draft }: OpenedDraft, form: FormState): FormState => {
  if (step !== 'heading' || Object.keys(form.typed).length > 0) return form
  return { ...form, typed: headingFilled(draft.content, draft.parties) }
}

const stepPage: Page<WhichStep, OpenedDraft> = {
  path: '/agreements/drafts/:id/:step',
  action: 'agreement.record',
  params: whichStep,
  find: async (tx, { id }, visit) => {
    const opened = await openDraft(tx, id, visit)
    return opened && { resource: agreementResource({ owner: opened.own, id }), it: opened }
  },
  show: async ({ it, params: { id, step }, visit, form }) => ({
    title: stepTitles[step],
    back: { href: `/agreements/drafts/${id}`, text: it.draft.content.title },
    main: (
      <StepPage
        title={stepTitles[step]}
        lead={leads[step]}
        action={`/agreements/drafts/${id}/${step}`}
        button="Save"
        questions={questionsOf(step, it)}
        visit={visit}
        form={boxesFilled(step, it, form)}
        version={it.draft.version}
      />
    ),
  }),
}

type Change = { event: (draft: Draft) => AgreementEvent | Refusal } | FormState

const changedTo = (
  { version }: Draft,
  content: AgreementContent,
  parties: readonly string[],
  changed: string,
): AgreementEvent => ({ type: 'changed', content, parties, version: version + 1, changed })

/** What one form of a draft comes to: an event on the draft as it then is, or what is wrong. */
const readStep = async (
  step: StepName,
  opened: OpenedDraft,
  { body, visit, house }: Pick<Acting<Which>, 'body' | 'visit' | 'house'>,
): Promise<Change> => {
  const form = reading(body)
  const wrong = (): FormState => ({ errors: form.errors, typed: body })
  const today = dayOf(visit.at)
  switch (step) {
    case 'heading': {
      const read = readHeading(form, opened.choices)
      if (read === null) return wrong()
      const { heading, others } = read
      // Whoever began it stays a party, whichever of them changes it.
      return {
        event: (draft) =>
          changedTo(
            draft,
            { ...draft.content, ...heading },
            [...new Set([draft.owner, opened.own, ...others])],
            'what it is and for how long',
          ),
      }
    }
    case 'function': {
      const it = readFunction(form, opened.choices)
      if (it === null) return wrong()
      return {
        event: (draft) =>
          changedTo(
            draft,
            { ...draft.content, functions: [...draft.content.functions, it] },
            draft.parties,
            'a function was added',
          ),
      }
    }
    case 'paragraph': {
      const it = readParagraph(form)
      if (it === null) return wrong()
      return {
        event: (draft) =>
          changedTo(draft, added(draft.content, it), draft.parties, 'what it says was added to'),
      }
    }
    case 'decision': {
      const { calendar } = await asOfficer(house, visit, (tx) => bookFor(tx, opened.own, visit.at))
      const decision = readDecision({
        form,
        calendar,
        today,
        what: decidesTo(opened.draft.content, opened.own),
        regime: ownRegime(opened),
      })
      if (decision === null) return wrong()
      if (opened.amiss.length > 0) return { event: () => ({ refused: 'something-amiss' }) }
      if (!opened.missing.decisions.includes(opened.own))
        return { event: () => ({ refused: 'decided-already' }) }
      return { event: ({ version }) => ({ type: 'decided', decision, version }) }
    }
    case 'signature': {
      const parties = mayRecordFor(opened.draft.parties, opened.own, opened.choices.councils)
      const signature = readSignature(form, parties, today)
      if (signature === null) return wrong()
      if (opened.amiss.length > 0) return { event: () => ({ refused: 'something-amiss' }) }
      return { event: ({ version }) => ({ type: 'signed', signature, version }) }
    }
  }
}

/** On the draft as it is at the moment of writing: another officer may have changed it since it was shown. */
const write = async (
  acting: Acting<Which>,
  id: string,
  event: (draft: Draft) => AgreementEvent | Refusal,
): Promise<Acted> => {
  const done = await performOn(acting, id, async (_state, tx) => {
    const draft = await draftOf(tx, id, true)
    if (draft === null) return { refused: 'no-such-draft' }
    if (draft.version !== Number(one(acting.body, 'version'))) return { refused: 'changed-since' }
    const answer = event(draft)
    return 'refused' in answer ? answer : [answer]
  })
  return done.done ? { goTo: `/agreements/drafts/${id}` } : done
}

const begin = async (acting: Acting<Record<string, never>>): Promise<Acted> => {
  const { body, visit, house } = acting
  const form = reading(body)
  const choices: Choices = await asOfficer(house, visit, (tx) => choicesFor(tx, visit))
  const read = readHeading(form, choices)
  if (read === null) return { form: { errors: form.errors, typed: body } }
  const id = newId()
  const content: AgreementContent = { ...read.heading, functions: [], scope: [], schedules: [], terms: [] }
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
  page(app, house, stepPage)
  action(app, house, {
    path: '/agreements/drafts/new',
    action: 'agreement.record',
    params: z.object({}),
    from: newDraftPage,
    act: begin,
  })
  action(app, house, {
    path: '/agreements/drafts/:id/:step',
    action: 'agreement.record',
    params: whichStep,
    from: stepPage,
    words,
    act: async (acting) => {
      const { params, visit } = acting
      const opened = await asOfficer(house, visit, (tx) => openDraft(tx, params.id, visit))
      if (opened === null) return { done: false, why: 'not-found' }
      const change = await readStep(params.step, opened, acting)
      return 'errors' in change ? { form: change } : write(acting, params.id, change.event)
    },
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
      if (!isPart(part) || draft.content[part][nth] === undefined) return { refused: 'changed-since' }
      return changedTo(
        draft,
        without(draft.content, part, nth),
        draft.parties,
        `${partInWords(draft.content, part, nth)} was taken out`,
      )
    }
  }
}
