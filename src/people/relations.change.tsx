import type { Tx } from '../db/index.ts'

import type { Field, Option } from '../questions/index.ts'
import type { Amiss, Change, On } from './change.ts'
import { becauseField, boxesOf, fromField, optionsOf, toField } from './change-fields.ts'
import { changeAlso } from './changing.ts'
import { type HeldRelation, isForebear, type Kin, kinById, relationsAround } from './kin.sql.ts'
import { kinDoubts } from './kinship.rule.ts'
import { endsBefore } from './names.change.ts'
import * as rule from './relations.rule.ts'
import { relationKinds } from './relations.ts'

/** Putting right and ending a relationship. It stands on the record of the one who is the mother, the brother. */

export const kinOf = ({ person }: Pick<On, 'person'>): Kin => ({
  id: person.id,
  name: [person.givenNames, person.familyName].filter(Boolean).join(' ') || 'this person',
  bornOn: person.bornOn,
  isChild: person.isChild,
  sex: person.sex,
})

const relationWords = (kind: string): string =>
  Object.entries(relationKinds).find(([each]) => each === kind)?.[1] ?? kind

/** "Ana Avocet is Maya Avocet’s mother" */
export const relationInWords = ({
  holderName,
  ofName,
  kind,
}: Pick<HeldRelation, 'holderName' | 'ofName' | 'kind'>) =>
  `${holderName} is ${ofName}’s ${relationWords(kind)}`

const responsibilityOptions: readonly Option[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'not-known', text: 'Not known' },
]

export const kindField = (name: string, label: string, also?: string): Field => ({
  kind: 'select',
  name,
  label,
  ask: 'must',
  missing: 'Choose how they are related',
  options: [
    ...optionsOf(relationKinds),
    // Older facts hold other words: one of them stays a choice while it is what is held.
    ...(also === undefined || Object.hasOwn(relationKinds, also) ? [] : [{ value: also, text: also }]),
  ],
})

export const responsibilityField = (name: string, holder: string, of: string): Field => ({
  kind: 'choice',
  name,
  label: `Does ${holder} have parental responsibility for ${of}?`,
  hint: 'As in the Children Act 1989. Ask for proof where it matters.',
  ask: 'must',
  missing: 'Say whether they have parental responsibility, or that it is not known',
  inline: true,
  options: responsibilityOptions,
})

export const responsibilityTyped = (text: string): boolean | null =>
  text === 'yes' ? true : text === 'no' ? false : null

const responsibilityHeld = (held: boolean | null): string =>
  held === null ? 'not-known' : held ? 'yes' : 'no'

/** What the two are to one another now, and what else speaks for or against another relationship. */
export const doubtsAbout = async (
  tx: Tx,
  { holder, of, kind, except }: { holder: Kin; of: Kin; kind: string; except?: string },
  owner: string,
): Promise<readonly Amiss[]> => {
  const around = (await relationsAround(tx, owner, of.id)).filter(
    ({ id, to }) => to === null && id !== except,
  )
  const isBetween = (each: HeldRelation): boolean => each.holderId === holder.id || each.ofId === holder.id
  const doubts = kinDoubts(
    { holder, of, kind },
    {
      isCircle: await isForebear(tx, owner, of.id, holder.id),
      heldBetween: around.filter(isBetween).map((each) => ({ ...each, words: relationInWords(each) })),
      othersOfKind: around
        .filter((each) => each.ofId === of.id && each.kind === kind && each.holderId !== holder.id)
        .map(({ holderName }) => holderName),
    },
  )
  return doubts.map(({ text, isDoubt }) => ({ field: 'kind', text, ...(isDoubt ? { isDoubt } : {}) }))
}

type Held = { relation: HeldRelation; doubts: readonly Amiss[] } | null

const heldRelation = async (tx: Tx, on: On<null>): Promise<Held> => {
  const { person, part, say } = on
  const relation = (await relationsAround(tx, person.owner, person.id)).find(({ id }) => id === part)
  if (!relation) return null
  const [holder, of] = [
    await kinById(tx, person.owner, relation.holderId),
    await kinById(tx, person.owner, relation.ofId),
  ]
  const kind = say.one('kind')
  if (!holder || !of || kind === '' || kind === relation.kind) return { relation, doubts: [] }
  const doubts = await doubtsAbout(tx, { holder, of, kind, except: part }, person.owner)
  return { relation, doubts }
}

const notThere = 'This relationship is not on the record, or it ended already.'

const whyNotNow = ({ around }: On<Held>): string | null =>
  around === null || around.relation.to !== null ? notThere : null

/** Written where the relationship stands: on this record, or on that of the mother, the brother. */
const onTheHolder = async (
  { person, visit }: On<Held>,
  tx: Tx,
  relation: HeldRelation,
  decide: (held: Pick<On['person'], 'id' | 'relations'>) => ReturnType<typeof rule.endRelation>,
): Promise<ReturnType<typeof rule.endRelation>> => {
  if (relation.holderId === person.id) return decide(person)
  await changeAlso(tx, visit, relation.holderId, 'person.change', decide)
  return []
}

export const correctRelation: Change<Held> = {
  path: 'relationships/:part/correct',
  action: 'person.change',
  about: 'relations',
  title: () => 'Put a relationship right',
  lookAround: heldRelation,
  closed: whyNotNow,
  lead: ({ around, person }) =>
    around === null ? null : (
      <>
        <p class="govuk-body-l">{relationInWords(around.relation)}</p>
        <p class="govuk-body">
          {'If it was right and is so no longer, '}
          <a class="govuk-link" href={`/people/${person.id}/relationships/${around.relation.id}/end`}>
            end it
          </a>
          {' instead.'}
        </p>
      </>
    ),
  fields: ({ around }) =>
    around === null
      ? []
      : [
          kindField(
            'kind',
            `${around.relation.holderName} is ${around.relation.ofName}’s`,
            around.relation.kind,
          ),
          responsibilityField('responsible', around.relation.holderName, around.relation.ofName),
          fromField,
          becauseField('What was wrong with it?'),
        ],
  held: ({ around }) =>
    around === null
      ? {}
      : {
          kind: around.relation.kind,
          responsible: responsibilityHeld(around.relation.hasParentalResponsibility),
          ...boxesOf('from', around.relation.from),
        },
  check: ({ around }) => around?.doubts ?? [],
  button: 'Put it right',
  beside: { 'nothing-changed': 'kind', 'kind-missing': 'kind' },
  decide: async (on, tx) => {
    if (on.around === null) return { refused: 'no-such-relationship' }
    const { relation } = on.around
    return onTheHolder(on, tx, relation, (held) =>
      rule.changeRelation(held, {
        relationId: relation.id,
        changes: {
          kind: on.say.one('kind'),
          hasParentalResponsibility: responsibilityTyped(on.say.one('responsible')),
          from: on.say.day('from'),
        },
        because: on.say.one('because'),
        today: on.today,
      }),
    )
  },
}

export const endRelation: Change<Held> = {
  path: 'relationships/:part/end',
  action: 'person.change',
  about: 'relations',
  title: () => 'End a relationship',
  lookAround: heldRelation,
  closed: whyNotNow,
  lead: ({ around }) =>
    around === null ? null : <p class="govuk-body-l">{relationInWords(around.relation)}</p>,
  fields: () => [
    toField('When did it end?'),
    becauseField('Why?', 'For example: they have separated; somebody was mistaken for the father'),
  ],
  check: (on) => endsBefore(on, on.around?.relation.from ?? null),
  button: 'End it',
  beside: { 'ends-before-it-begins': 'to-day' },
  decide: async (on, tx) => {
    if (on.around === null) return { refused: 'no-such-relationship' }
    const { relation } = on.around
    return onTheHolder(on, tx, relation, (held) =>
      rule.endRelation(held, {
        relationId: relation.id,
        to: on.say.day('to') ?? on.today,
        because: on.say.one('because'),
        today: on.today,
      }),
    )
  },
}
