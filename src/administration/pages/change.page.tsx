import { type ChangeRow, whyNotApprove } from '../../approvals/index.ts'
import { covers } from '../../access/index.ts'
import { Button, SummaryList, Textarea } from '../../design/index.ts'
import { dayOf, longTime, plainDay } from '../../time/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import { fromInWords, type Names, rowsOf, titleOf } from '../change.words.ts'
import type { Preview } from '../preview.shape.ts'
import { cameBetweenInWords } from '../came-between.words.ts'
import { typedOf } from '../typed.ts'
import { councilNames, StateTag } from './changes.page.tsx'
import { wrong } from './fields.tsx'
import { PreviewShown } from './proposal.page.tsx'

type Props = {
  readonly own: ChangeRow
  readonly copies: readonly ChangeRow[]
  readonly names: Names
  /** What holds today of that which it would replace. */
  readonly now: string | null
  readonly preview: Preview | null
  readonly visit: Visit
  readonly form: FormState
}

/** Where each council stands, in a sentence. */
const standingOf = ({ approvedByName, approvedAt, settledAt, state }: ChangeRow): string => {
  if (approvedByName !== null && approvedAt !== null)
    return `${approvedByName} agreed, ${longTime(approvedAt)}`
  if (settledAt === null) return 'Has not agreed yet'
  return state === 'applied' ? 'One person did it alone' : 'Had not agreed'
}

const outcomeOf = (
  { state, settledByName, settledFor, settledAt, words, countsFrom }: ChangeRow,
  visit: Visit,
): string => {
  const who = `${settledByName ?? 'Somebody'}${settledFor === null ? '' : ` for ${councilNames(visit, [settledFor])}`}`
  const when = settledAt === null ? '' : `, ${longTime(settledAt)}`
  switch (state) {
    case 'applied': {
      // No right reaches back before it was agreed to (authorisation R6).
      const on = settledAt === null ? countsFrom : dayOf(settledAt)
      return on > countsFrom
        ? `Done${when}. It was agreed to after its day, so it counts from ${plainDay(on)}.`
        : `Done${when}.`
    }
    case 'refused':
      return `${who} refused it${when}. ${words ?? ''}`
    case 'withdrawn':
      return `${who} took it back${when}.`
    case 'overtaken':
      return `Every council had agreed, but something had come between, so nothing was changed${when}. ${cameBetweenInWords[words ?? ''] ?? ''}`
    case 'waiting':
    case 'approved':
      return ''
  }
}

const whyNotThisReader = ({ own, copies, visit }: Pick<Props, 'own' | 'copies' | 'visit'>) => {
  const { rights, actingFor } = visit.actor
  const today = dayOf(visit.at)
  return whyNotApprove(
    {
      staffId: rights.staffId,
      actingFor: actingFor ?? '',
      employers: rights.employments.filter((each) => covers(each, today)).map(({ employer }) => employer),
      roles: rights.roles.filter((each) => covers(each, today)).map(({ role }) => role),
    },
    {
      kind: own.what.kind,
      proposedBy: own.proposedBy,
      approvers: copies.filter(({ owner }) => owner !== own.owner).map(({ approvedBy }) => approvedBy),
    },
  )
}

/** Why there is no button is written where it would be. */
const whyNoButton = {
  'own-proposal': 'You proposed it: somebody else must agree.',
  'approved-for-another': 'You agreed to it for another council: each needs somebody of its own.',
  'not-employed-here': 'Only somebody this council employs agrees in its name.',
  'not-competent': 'An administrator or the director of this council agrees to this.',
} as const

const Deciding = ({ own, copies, visit, form }: Pick<Props, 'own' | 'copies' | 'visit' | 'form'>) => {
  const path = `/administration/changes/${own.id}`
  const whyNot = whyNotThisReader({ own, copies, visit })
  const council = councilNames(visit, [own.owner])
  return (
    <>
      {whyNot !== null && <p class="govuk-body">{whyNoButton[whyNot]}</p>}
      {whyNot === null && own.state === 'waiting' && (
        <Form visit={visit} action={`${path}/approve`}>
          <h2 class="govuk-heading-m">{`Agree for ${council}`}</h2>
          <Button text="Agree" preventDoubleClick />
        </Form>
      )}
      {whyNot === null && (
        <Form visit={visit} action={`${path}/refuse`}>
          <h2 class="govuk-heading-m">{`Refuse for ${council}`}</h2>
          <Textarea
            name="words"
            label={{ text: 'Why', classes: 'govuk-label--s' }}
            hint={{ text: 'It then does not happen for any council. Whoever proposed it reads this.' }}
            rows={3}
            value={typedOf(form, 'words')}
            {...wrong(form, 'words')}
          />
          <Button text="Refuse" classes="govuk-button--warning" preventDoubleClick />
        </Form>
      )}
      {own.proposedBy === visit.actor.rights.staffId && visit.may('change.propose').allowed && (
        <Form visit={visit} action={`${path}/withdraw`}>
          <Button text="Take it back" classes="govuk-button--secondary" preventDoubleClick />
        </Form>
      )}
    </>
  )
}

export const ChangePage = ({ own, copies, names, now, preview, visit, form }: Props) => (
  <>
    <h1 class="govuk-heading-l">{titleOf(own.what, names)}</h1>
    <p class="govuk-body">
      <StateTag state={own.state} />
    </p>
    {own.settledAt !== null && <p class="govuk-body">{outcomeOf(own, visit)}</p>}
    <SummaryList
      rows={[
        ...(now === null ? [] : [{ key: { text: 'Now' }, value: { text: now } }]),
        ...rowsOf(own.what, names).map(([key, value]) => ({
          key: { text: key },
          value: { text: value, classes: 'request__words' },
        })),
        { key: { text: 'Counts' }, value: { text: fromInWords(own.what, own.countsFrom) } },
        { key: { text: 'Why' }, value: { text: own.reason } },
        {
          key: { text: 'Proposed' },
          value: {
            text: `${own.proposedByName} for ${councilNames(visit, [own.proposedFor])}, ${longTime(own.proposedAt)}`,
          },
        },
        ...copies.map((copy) => ({
          key: { text: councilNames(visit, [copy.owner]) },
          value: { text: standingOf(copy) },
        })),
      ]}
    />
    {preview && <PreviewShown preview={preview} heading="What it would do today" />}
    {own.settledAt === null && <Deciding own={own} copies={copies} visit={visit} form={form} />}
  </>
)
