import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { newId, type Tx } from '../db/index.ts'
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
import { afterwardsQuestions, claimQuestions, readAfterwards, readClaim } from './deciding.ts'
import { agreementResource } from './draft.ts'
import { asOfficer } from './draft.open.ts'
import { draftOf } from './draft.sql.ts'
import { performOn } from './draft.writing.ts'
import { paperOf } from './papers.ts'
import type { Question } from './pages/fields.tsx'
import { StepPage } from './pages/step.page.tsx'
import { documentFile, keepDocument } from './record.sql.ts'
import { neededText, reading } from './typed.ts'

/** What is written beside an agreement, drafted or in force: papers, what sources say, what came after a decision. */
type What = 'document' | 'claim' | 'afterwards'
type WhichWhat = { id: string; what: What }
const whichWhat: z.ZodType<WhichWhat> = z.object({
  id: z.uuid(),
  what: z.enum(['document', 'claim', 'afterwards']),
})

/** An agreement this worker's council is a party of. */
type Beside = { title: string; back: string; isOnRecord: boolean; isHolder: boolean }

const findBeside = async (tx: Tx, id: string, visit: Visit): Promise<Beside | null> => {
  const own = visit.actor.actingFor ?? ''
  const agreement = (await allAgreements(tx)).find((each) => each.id === id)
  if (agreement) {
    if (!agreement.partyCodes.includes(own)) return null
    const isHolder = agreement.functions.some(({ holder }) => holder === own)
    return { title: agreement.title, back: `/agreements/${id}`, isOnRecord: true, isHolder }
  }
  const draft = await draftOf(tx, id)
  return draft?.parties.includes(own)
    ? { title: draft.content.title, back: `/agreements/drafts/${id}`, isOnRecord: false, isHolder: false }
    : null
}

const titles: Readonly<Record<What, string>> = {
  document: 'Add a document',
  claim: 'Add what a source says',
  afterwards: 'Record what came after the decision',
}

const leads: Readonly<Record<What, string>> = {
  document:
    'The paper is kept as it is, with the mark of its content (SHA-256). Nobody can change or remove it afterwards.',
  claim: 'Where sources differ, both are kept. What a source says gives and takes no right.',
  afterwards: 'For your own council’s decision alone.',
}

const documentQuestions: readonly Question[] = [
  { kind: 'text', name: 'title', label: 'What it is', hint: 'For example, the agreement as signed' },
]

const questionsOf: Readonly<Record<What, readonly Question[]>> = {
  document: documentQuestions,
  claim: claimQuestions,
  afterwards: afterwardsQuestions,
}

const writePage: Page<WhichWhat, Beside> = {
  path: '/agreements/:id/write/:what',
  action: 'agreement.record',
  params: whichWhat,
  find: async (tx, { id, what }, visit) => {
    const beside = await findBeside(tx, id, visit)
    if (beside === null || (what === 'afterwards' && !beside.isHolder)) return null
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
        questions={questionsOf[what]}
        visit={visit}
        form={form}
        {...(what === 'document'
          ? {
              file: {
                label: 'The file',
                hint: 'A PDF, Word document, picture or plain text, 10 MB at most.',
              },
            }
          : {})}
      />
    ),
  }),
}

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
    (tx) =>
      keepDocument(tx, {
        owner: acting.visit.actor.actingFor ?? '',
        agreementId: acting.params.id,
        id,
        title,
        file,
        at: acting.visit.at,
      }),
  )
  return done.done ? { goTo: back } : done
}

const act = async (acting: Acting<WhichWhat>): Promise<Acted> => {
  const { params, body, visit, house } = acting
  const beside = await asOfficer(house, visit, (tx) => findBeside(tx, params.id, visit))
  if (beside === null) return { done: false, why: 'not-found' }
  if (params.what === 'document') return addDocument(acting, beside.back)
  acting.upload?.chunks.resume()
  const form = reading(body)
  if (params.what === 'claim') {
    const claim = readClaim(form)
    if (claim === null) return { form: { errors: form.errors, typed: body } }
    const done = await performOn(acting, params.id, async () => [{ type: 'claimed', claim }])
    return done.done ? { goTo: beside.back } : done
  }
  if (!beside.isHolder) return { done: false, why: 'not-found' }
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
