import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../db/index.ts'
import type { Resource } from '../access/index.ts'
import {
  action,
  cleanBody,
  type FieldError,
  type FormState,
  type House,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import { meanwhile, type Change, type On, type PartOfRecord } from './change.ts'
import { answersOf, makeChange, standing, whyClosed, type ChangeParams } from './changing.ts'
import { ChangeFormPage, type DoneMeanwhile } from './pages/change-form.tsx'
import { fullName } from './names.ts'
import type { PersonFact } from './person.ts'
import { personStream } from './person.sql.ts'
import { refusalWords } from './refusals.words.ts'
import { findToChange, staffNames, type ToChange } from './to-change.sql.ts'

const changeParams = z.looseObject({ id: z.uuid(), part: z.string().max(80).optional() })
type Params = z.infer<typeof changeParams>

const addressOf = (path: string, { id, part }: ChangeParams): string =>
  `/people/${id}/${path.replace(':part', encodeURIComponent(part ?? ''))}`

/** What the form begins with, or what was typed when it has to be put right. */
const answersFor = <Around,>(change: Change<Around>, on: On<Around>, form: FormState, asked: Params) => {
  const { id: _id, part: _part, ...query } = asked
  const typed = { ...cleanBody(query), ...form.typed }
  // Sent and refused, an unticked box stays unticked. Only looked at again, what was not asked before has its beginning.
  return form.errors.length > 0 ? answersOf(typed) : { ...change.held?.(on), ...answersOf(typed) }
}

/** The page of one change and what happens when it is sent: the same declaration draws it, guards it and does it. */
export const declareChange = <Around,>(app: FastifyInstance, house: House, change: Change<Around>): void => {
  const path = `/people/:id/${change.path}`
  const changePage: Page<Params, ToChange> = {
    path,
    action: change.action,
    params: changeParams,
    find: async (tx, { id, part }) => {
      const found = await findToChange(tx, id)
      return found && (change.has?.(found.it.person, part ?? '') ?? true) ? found : null
    },
    show: async ({ tx, it, resource, params, visit, form }) => ({
      ...(await shown(tx, change, { it, resource, params, visit, form })),
      back: { href: `/people/${it.person.id}`, text: fullName(it.person) },
    }),
  }
  page(app, house, changePage)
  action(app, house, {
    path,
    action: change.action,
    params: changeParams,
    from: changePage,
    act: (acting) => makeChange(change, acting),
    words: wordsOf(change.beside ?? {}),
  })
}

/** What the rules refuse, said in words beside the field that puts it right. */
const wordsOf = (beside: Partial<Record<string, string>>): Record<string, string | FieldError> =>
  Object.fromEntries(
    Object.entries(refusalWords).map(([refused, text]) => {
      const field = beside[refused]
      return [refused, field === undefined ? text : { field, text }]
    }),
  )

const nearContact: readonly PartOfRecord[] = ['addresses', 'details', 'particulars', 'relations']

/** Nothing was amiss, and it was not asked to be changed: what was typed is read back. */
const isReadBack = ({ say }: Pick<On, 'say'>, form: FormState): boolean =>
  form.errors.length === 0 && say.one('readBack') === 'yes' && say.one('choose') !== 'back'

type Showing = { it: ToChange; resource: Resource; params: Params; visit: Visit; form: FormState }

const shown = async <Around,>(
  tx: Tx,
  change: Change<Around>,
  { it, resource, params, visit, form }: Showing,
) => {
  const typed = answersOf({ ...cleanBody(params), ...form.typed })
  const bare: On<null> = { ...standing(it, params, visit, typed), resource }
  const around = await change.lookAround(tx, bare)
  const begun: On<Around> = { ...bare, around }
  const on = { ...begun, ...standing(it, params, visit, answersFor(change, begun, form, params)), around }
  const title = change.title(on)
  return {
    title: `${title}: ${fullName(it.person)}`,
    main: (
      <ChangeFormPage
        person={it.person}
        visit={visit}
        form={form}
        title={title}
        action={addressOf(change.path, params)}
        seen={it.facts.at(-1)?.seq ?? 0}
        done={await doneMeanwhile(tx, change, it.facts, form)}
        closed={whyClosed(change, on)}
        lead={change.lead?.(on)}
        fields={change.body ? [] : change.fields(on)}
        say={on.say}
        carried={change.carried?.(on) ?? {}}
        body={change.body?.(on, form.errors)}
        after={change.after?.(on)}
        button={typeof change.button === 'string' ? change.button : change.button(on)}
        isWarning={change.isWarning === true && change.isReadBack !== true}
        saysSafeContact={nearContact.includes(change.about)}
        readsBack={isReadBack(on, form) ? change.fields(on) : null}
      />
    ),
  }
}

/** What colleagues did since the page that was sent was drawn. */
const doneMeanwhile = async <Around,>(
  tx: Tx,
  change: Change<Around>,
  facts: readonly PersonFact[],
  form: FormState,
): Promise<readonly DoneMeanwhile[]> => {
  const seen = one(form.typed, 'seen')
  if (seen === '') return []
  const done = meanwhile(facts, change.about, Number(seen))
  const ids = done.flatMap(({ by }) => (by.kind === 'staff' ? [by.staffId] : []))
  const names = await staffNames(tx, ids)
  return done.map((fact) => ({
    who: fact.by.kind === 'staff' ? (names.get(fact.by.staffId) ?? 'A colleague') : 'The service',
    at: fact.at,
    sentence: personStream.sentence(fact),
  }))
}
