import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sharingAgreements } from '../access/index.ts'
import { newId, type Tx } from '../db/index.ts'
import type { KeptFile } from '../files/index.ts'
import { dayOf } from '../time/index.ts'
import {
  type Acted,
  type Acting,
  action,
  type House,
  noRecord,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { allAgreements } from './agreement.sql.ts'
import {
  afterwardsQuestions,
  claimQuestions,
  leavingQuestions,
  mayRecordFor,
  readAfterwards,
  readClaim,
  readLeaving,
} from './deciding.ts'
import { agreementResource } from './draft.ts'
import { asOfficer } from './draft.open.ts'
import { draftOf } from './draft.sql.ts'
import { performOn } from './draft.writing.ts'
import { paperHint, paperOf } from './papers.ts'
import type { Question } from './pages/fields.tsx'
import { StepPage } from './pages/step.page.tsx'
import { documentFile, keepDocument, organisationsToChoose } from './record.sql.ts'
import { neededText, reading } from './typed.ts'

/** What is written beside an agreement, drafted or in force: papers, what sources say, what came after a decision. */
const whats = ['document', 'claim', 'afterwards', 'leaving'] as const
type What = (typeof whats)[number]
type WhichWhat = { id: string; what: What }
const whichWhat: z.ZodType<WhichWhat> = z.object({
  id: z.uuid(),
  what: z.enum(whats),
})

/** An agreement this worker's council is a party of. */
type Beside = {
  title: string
  back: string
  isOnRecord: boolean
  isHolder: boolean
  /** Of an information sharing agreement: signatories for which this council may write down that they leave. */
  mayLeave: readonly string[]
  organisations: readonly { code: string; name: string }[]
}

const findBeside = async (tx: Tx, id: string, visit: Visit): Promise<Beside | null> => {
  const own = visit.actor.actingFor ?? ''
  // An agency may be a party too: it writes nothing down here, its council's officer does from its signed paper.
  if (!visit.councils.some(({ code }) => code === own)) return null
  const agreement = (await allAgreements(tx)).find((each) => each.id === id)
  if (agreement) {
    if (!agreement.partyCodes.includes(own)) return null
    const isHolder = agreement.functions.some(({ holder }) => holder === own)
    const sharing = (await sharingAgreements(tx)).find(({ instrument }) => instrument.id === id)
    const today = dayOf(visit.at)
    const signed = sharing?.signatures.filter(
      ({ withdrawnOn }) => withdrawnOn === null || withdrawnOn > today,
    )
    const mayLeave = mayRecordFor(signed?.map(({ organisation }) => organisation) ?? [], own, visit.councils)
    return {
      title: agreement.title,
      back: `/agreements/${id}`,
      isOnRecord: true,
      isHolder,
      mayLeave,
      organisations: (await organisationsToChoose(tx)).filter(({ code }) => mayLeave.includes(code)),
    }
  }
  const draft = await draftOf(tx, id)
  return draft?.parties.includes(own)
    ? {
        title: draft.content.title,
        back: `/agreements/drafts/${id}`,
        isOnRecord: false,
        isHolder: false,
        mayLeave: [],
        organisations: [],
      }
    : null
}

const titles: Readonly<Record<What, string>> = {
  document: 'Add a document',
  claim: 'Add what a source says',
  afterwards: 'Record what came after the decision',
  leaving: 'Record that a signatory leaves',
}

const leads: Readonly<Record<What, string>> = {
  document:
    'The paper is kept as it is, with the mark of its content (SHA-256). Nobody can change or remove it afterwards.',
  claim: 'Where sources differ, both are kept. What a source says gives and takes no right.',
  afterwards: 'For your own council’s decision alone.',
  leaving:
    'Its own flows close from that day; all others go on. For your own council, or for a signatory that nobody signs in for here, with the paper in which it says so.',
}

const documentQuestions: readonly Question[] = [
  { kind: 'text', name: 'title', label: 'What it is', hint: 'For example, the agreement as signed' },
]

const questionsOf = (what: What, { organisations }: Beside): readonly Question[] => {
  switch (what) {
    case 'document':
      return documentQuestions
    case 'claim':
      return claimQuestions
    case 'afterwards':
      return afterwardsQuestions
    case 'leaving':
      return leavingQuestions(organisations)
  }
}

const isOffered = (what: What, { isHolder, mayLeave }: Beside): boolean =>
  what === 'afterwards' ? isHolder : what === 'leaving' ? mayLeave.length > 0 : true

const files: Readonly<Partial<Record<What, string>>> = {
  document: 'The file',
  leaving: 'The paper in which it says so',
}

const writePage: Page<WhichWhat, Beside> = {
  path: '/agreements/:id/write/:what',
  action: 'agreement.record',
  params: whichWhat,
  find: async (tx, { id, what }, visit) => {
    const beside = await findBeside(tx, id, visit)
    if (beside === null || !isOffered(what, beside)) return null
    return { resource: agreementResource({ owner: visit.actor.actingFor ?? '', id }), it: beside }
  },
  show: async ({ it, params: { id, what }, visit, form }) => ({
    title: titles[what],
    back: { href: it.back, text: it.title },
    main: (
      <StepPage
        title={titles[what]}
        lead={leads[what]}
        action={`/agreements/${id}/write/${what}`}
        button="Save"
        questions={questionsOf(what, it)}
        visit={visit}
        form={form}
        {...(files[what] === undefined ? {} : { file: { label: files[what], hint: paperHint } })}
      />
    ),
  }),
}

/** Keeps the paper itself, in the transaction in which the record says that it is kept. */
const keepingPaper =
  ({ visit, params }: Acting<WhichWhat>, paper: { id: string; title: string; file: KeptFile }) =>
  (tx: Tx) =>
    keepDocument(tx, {
      owner: visit.actor.actingFor ?? '',
      agreementId: params.id,
      at: visit.at,
      ...paper,
    })

const addDocument = async (acting: Acting<WhichWhat>, back: string): Promise<Acted> => {
  const form = reading(acting.body)
  const title = neededText(form, 'title', 'Say what it is')
  const file = await paperOf(acting)
  if (typeof file === 'string') form.errors.push({ field: 'file', text: file })
  if (form.errors.length > 0 || typeof file === 'string')
    return { form: { errors: form.errors, typed: acting.body } }
  const id = newId()
  const { name, size, sha256 } = file
  const done = await performOn(
    acting,
    acting.params.id,
    async () => [{ type: 'document-kept', document: { id, title, name, size, sha256 } }],
    keepingPaper(acting, { id, title, file }),
  )
  return done.done ? { goTo: back } : done
}

const letLeave = async (acting: Acting<WhichWhat>, { back, mayLeave }: Beside): Promise<Acted> => {
  const form = reading(acting.body)
  const leaving = readLeaving(form, mayLeave, dayOf(acting.visit.at))
  const file = await paperOf(acting)
  if (typeof file === 'string') form.errors.push({ field: 'file', text: file })
  if (leaving === null || typeof file === 'string')
    return { form: { errors: form.errors, typed: acting.body } }
  const id = newId()
  const title = `${leaving.saidBy}: leaves the agreement`
  const { name, size, sha256 } = file
  const done = await performOn(
    acting,
    acting.params.id,
    async () => [
      { type: 'document-kept', document: { id, title, name, size, sha256 } },
      { type: 'signatory-left', leaving: { ...leaving, documentId: id } },
    ],
    keepingPaper(acting, { id, title, file }),
  )
  return done.done ? { goTo: back } : done
}

const act = async (acting: Acting<WhichWhat>): Promise<Acted> => {
  const { params, body, visit, house } = acting
  const beside = await asOfficer(house, visit, (tx) => findBeside(tx, params.id, visit))
  if (beside === null || !isOffered(params.what, beside)) return { done: false, why: 'not-found' }
  if (params.what === 'document') return addDocument(acting, beside.back)
  if (params.what === 'leaving') return letLeave(acting, beside)
  acting.upload?.chunks.resume()
  const form = reading(body)
  if (params.what === 'claim') {
    const claim = readClaim(form)
    if (claim === null) return { form: { errors: form.errors, typed: body } }
    const done = await performOn(acting, params.id, async () => [{ type: 'claimed', claim }])
    return done.done ? { goTo: beside.back } : done
  }
  const afterwards = readAfterwards(form, dayOf(visit.at))
  if (afterwards === null) return { form: { errors: form.errors, typed: body } }
  const done = await performOn(acting, params.id, async (_state, tx) => {
    const own = visit.actor.actingFor ?? ''
    const functions =
      (await allAgreements(tx))
        .find(({ id }) => id === params.id)
        ?.functions.filter((f) => f.holder === own) ?? []
    const counts = functions.some(({ effectiveOn }) => effectiveOn !== null && effectiveOn <= afterwards.on)
    if (afterwards.what === 'called-in' && counts) return { refused: 'already-effective' }
    return [{ type: 'completed', afterwards }]
  })
  return done.done ? { goTo: beside.back } : done
}

type WhichDocument = { id: string; document: string }

const documentPage: Page<WhichDocument, null> = {
  path: '/agreements/:id/documents/:document',
  action: 'agreements.read',
  params: z.object({ id: z.uuid(), document: z.uuid() }),
  find: async (tx, { id, document }) => ((await documentFile(tx, id, document)) === null ? null : noRecord()),
  show: async ({ tx, params }) => {
    const file = await documentFile(tx, params.id, params.document)
    return file === null
      ? { goTo: `/agreements/${params.id}` }
      : { file: file.content, mediaType: file.mediaType, name: file.name }
  },
}

export const writeRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, writePage)
  page(app, house, documentPage)
  action(app, house, {
    path: '/agreements/:id/write/:what',
    action: 'agreement.record',
    params: whichWhat,
    from: writePage,
    act,
    words: {
      'already-effective': {
        field: 'what',
        text: 'It counts already on that day: a decision can only be called in before it counts',
      },
    },
  })
}
