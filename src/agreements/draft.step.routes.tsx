import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { bookFor } from '../clocks/index.ts'
import type { Refusal } from '../events/index.ts'
import { dayOf } from '../time/index.ts'
import { type Acting, action, type FormState, type House, page, type Page } from '../web/index.ts'
import { decisionQuestions, mayRecordFor, readDecision, regimeOf, signatureQuestions } from './deciding.ts'
import { type AgreementEvent, agreementResource, decidesTo, type Draft } from './draft.ts'
import type { DraftedSharing } from './draft.content.ts'
import { asOfficer, openDraft, type OpenedDraft } from './draft.open.ts'
import { changedTo, words, write } from './draft.writing.ts'
import { functionQuestions, readFunction } from './function.form.ts'
import { headingFilled, headingQuestions, readHeading } from './heading.form.ts'
import type { Question } from './pages/fields.tsx'
import { StepPage } from './pages/step.page.tsx'
import { paperHint } from './papers.ts'
import { readSigning, type StepTaken } from './signing.ts'
import { added, paragraphQuestions, readParagraph } from './paragraph.form.ts'
import {
  flowQuestions,
  readFlow,
  readSharing,
  readSignatory,
  sharingFilled,
  sharingQuestions,
  signatoryQuestions,
} from './sharing.form.ts'
import { reading } from './typed.ts'

type Which = { id: string }

const stepNames = [
  'heading',
  'function',
  'paragraph',
  'sharing',
  'signatory',
  'flow',
  'decision',
  'signature',
] as const
type StepName = (typeof stepNames)[number]

/** Of an information sharing agreement alone; the last two once its tier is said. */
const isOffered = (step: StepName, { content }: Draft): boolean => {
  if (step === 'sharing') return content.kind === 'information-sharing-agreement'
  if (step === 'signatory' || step === 'flow')
    return content.kind === 'information-sharing-agreement' && content.sharing !== null
  return true
}
type WhichStep = { id: string; step: StepName }
const whichStep: z.ZodType<WhichStep> = z.object({ id: z.uuid(), step: z.enum(stepNames) })

const stepTitles: Readonly<Record<StepName, string>> = {
  heading: 'What it is, between whom, for how long',
  function: 'Add a function',
  paragraph: 'Add what it says',
  decision: 'Record what your council decided',
  sharing: 'Its tier, its review, and how little is shared',
  signatory: 'Say as what a party signs',
  flow: 'Say who may tell whom what',
  signature: 'Record a signature',
}

const ownRegime = ({ governed, own }: OpenedDraft) =>
  regimeOf(governed.find(({ code }) => code === own)?.governanceModel ?? 'committee')

const partiesOf = ({ choices, draft }: OpenedDraft) =>
  choices.organisations.filter(({ code }) => draft.parties.includes(code))

/** Is there a party here for which a council writes the signature down by the paper that bears it? */
const needsPaper = (step: StepName, { draft, choices, own }: OpenedDraft): boolean =>
  step === 'signature' && mayRecordFor(draft.parties, own, choices.councils).some((party) => party !== own)

const questionsOf = (step: StepName, opened: OpenedDraft): readonly Question[] => {
  const { choices, draft, own } = opened
  switch (step) {
    case 'heading':
      return headingQuestions(choices, own)
    case 'function':
      return functionQuestions(choices)
    case 'paragraph':
      return paragraphQuestions
    case 'sharing':
      return sharingQuestions(opened.tierOnes, opened.reviewMonths)
    case 'signatory':
      return signatoryQuestions(partiesOf(opened))
    case 'flow':
      return flowQuestions(partiesOf(opened))
    case 'decision':
      return decisionQuestions(ownRegime(opened), opened.callInDays)
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
  if (Object.keys(form.typed).length > 0) return form
  if (step === 'sharing') return { ...form, typed: sharingFilled(draft.content.sharing) }
  return step === 'heading' ? { ...form, typed: headingFilled(draft.content, draft.parties) } : form
}

const stepPage: Page<WhichStep, OpenedDraft> = {
  path: '/agreements/drafts/:id/:step',
  action: 'agreement.record',
  params: whichStep,
  find: async (tx, { id, step }, visit) => {
    const opened = await openDraft(tx, id, visit)
    if (opened === null || !isOffered(step, opened.draft)) return null
    return { resource: agreementResource({ owner: opened.own, id }), it: opened }
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
        {...(needsPaper(step, it)
          ? {
              file: {
                label: 'The signed paper',
                hint: `Needed for a party that nobody signs in for here: its yes is this paper. ${paperHint}`,
              },
            }
          : {})}
      />
    ),
  }),
}

/** What is said of sharing, put into the draft as it then is. */
const changedSharing = (
  draft: Draft,
  change: (sharing: DraftedSharing) => DraftedSharing,
  changed: string,
): AgreementEvent | Refusal =>
  draft.content.sharing === null
    ? { refused: 'changed-since' }
    : changedTo(draft, { ...draft.content, sharing: change(draft.content.sharing) }, draft.parties, changed)

/** What one form of a draft comes to: an event on the draft as it then is, or what is wrong. */
const readStep = async (
  step: StepName,
  opened: OpenedDraft,
  acting: Pick<Acting<Which>, 'body' | 'visit' | 'house' | 'upload'>,
): Promise<StepTaken> => {
  const { body, visit, house } = acting
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
    case 'sharing': {
      const it = readSharing(form, opened.draft.content, opened.tierOnes, opened.reviewMonths)
      if (it === null) return wrong()
      return {
        event: (draft) =>
          changedTo(draft, { ...draft.content, sharing: it }, draft.parties, 'its tier, review and limits'),
      }
    }
    case 'signatory': {
      const it = readSignatory(form, partiesOf(opened))
      if (it === null) return wrong()
      const others = (sharing: DraftedSharing) =>
        sharing.signatories.filter(({ organisation }) => organisation !== it.organisation)
      return {
        event: (draft) =>
          changedSharing(
            draft,
            (sharing) => ({ ...sharing, signatories: [...others(sharing), it] }),
            'as what a party signs',
          ),
      }
    }
    case 'flow': {
      const it = readFlow(form, partiesOf(opened))
      if (it === null) return wrong()
      return {
        event: (draft) =>
          changedSharing(
            draft,
            (sharing) => ({ ...sharing, flows: [...sharing.flows, it] }),
            'a flow was added',
          ),
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
        callInDays: opened.callInDays,
      })
      if (decision === null) return wrong()
      if (opened.amiss.length > 0) return { event: () => ({ refused: 'something-amiss' }) }
      if (!opened.missing.decisions.includes(opened.own))
        return { event: () => ({ refused: 'decided-already' }) }
      return { event: ({ version }) => ({ type: 'decided', decision, version }) }
    }
    case 'signature':
      return readSigning(opened, acting)
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
      if (opened === null || !isOffered(params.step, opened.draft)) return { done: false, why: 'not-found' }
      const change = await readStep(params.step, opened, acting)
      // Whatever was sent along and is not asked for is read to its end.
      acting.upload?.chunks.resume()
      return 'errors' in change ? { form: change } : write(acting, params.id, change.event, change.beside)
    },
  })
}
