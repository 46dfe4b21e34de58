import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { bookFor } from '../clocks/index.ts'
import type { Refusal } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import { type Acting, action, type FormState, type House, page, type Page } from '../web/index.ts'
import {
  decisionQuestions,
  mayRecordFor,
  readDecision,
  readSignature,
  regimeOf,
  signatureQuestions,
} from './deciding.ts'
import { type AgreementEvent, agreementResource, decidesTo, type Draft } from './draft.ts'
import { asOfficer, openDraft, type OpenedDraft } from './draft.open.ts'
import { changedTo, words, write } from './draft.writing.ts'
import { functionQuestions, readFunction } from './function.form.ts'
import { headingFilled, headingQuestions, readHeading } from './heading.form.ts'
import type { Question } from './pages/fields.tsx'
import { StepPage } from './pages/step.page.tsx'
import { added, paragraphQuestions, readParagraph } from './paragraph.form.ts'
import { reading } from './typed.ts'

type Which = { id: string }

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

/** The forms of a draft, each a page of its own. */
export const draftStepRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, stepPage)
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
}
