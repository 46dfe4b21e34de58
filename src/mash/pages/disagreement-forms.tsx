import { Button, Details, Input, Radios, SavedMark, Textarea } from '../../design/index.ts'
import type { FormDraft } from '../../questions/index.ts'
import { type Body, Form, type FormState, noForm, one, type Visit } from '../../web/index.ts'
import { disagreeing, type Disagreement, rungNow } from '../disagreement.ts'
import type { Desk } from '../desk.ts'
import { rungAbove } from '../ladder.rule.ts'
import { problem } from './desk-parts.tsx'

/** Which form was sent: of which disagreement, and for what. */
export const sentBy = (verb: string, id = ''): string => `${verb}${id === '' ? '' : `-${id}`}`

const formOf = (form: FormState, which: string): FormState =>
  one(form.typed, '_form') === which ? form : noForm

const RiskNow = ({
  form,
  typed,
  decideHref,
}: {
  form: FormState
  typed: Body
  decideHref: string | null
}) => (
  <Radios
    name="riskNow"
    value={one(typed, 'riskNow')}
    fieldset={{ legend: { text: 'Is a child at risk now?', classes: 'govuk-fieldset__legend--s' } }}
    items={[
      {
        value: 'yes',
        text: 'Yes',
        conditional: {
          html: (
            <>
              <p class="govuk-body">
                <strong>Act first.</strong>
                {' In danger at this moment, ring 999. '}
                {decideHref === null ? (
                  'Ring the hub’s manager now: a strategy discussion waits for no ladder.'
                ) : (
                  <>
                    {'Where significant harm is likely, '}
                    <a class="govuk-link" href={decideHref}>
                      decide a strategy discussion
                    </a>
                    {', or ring the team that has the child now.'}
                  </>
                )}
              </p>
              <Textarea
                name="doneAtOnce"
                label="What was done for the child at once"
                rows={2}
                value={one(typed, 'doneAtOnce')}
                {...problem(form, 'doneAtOnce')}
              />
            </>
          ),
        },
      },
      { value: 'no', text: 'No' },
    ]}
    {...problem(form, 'riskNow')}
  />
)

/** Somebody disagrees: who, with what, and what the risk to the child is. */
export const RaiseForm = ({
  visit,
  form: sent,
  action,
  autosave,
  kept,
  isOpen,
  asksWho,
  decideHref,
}: {
  visit: Visit
  form: FormState
  action: string
  autosave?: string
  kept: FormDraft | null
  isOpen: boolean
  asksWho: boolean
  decideHref: string | null
}) => {
  const form = formOf(sent, sentBy('raise'))
  const typed = form === noForm ? (kept?.answers ?? {}) : form.typed
  const inForm = (
    <Form visit={visit} action={action} {...(autosave === undefined ? {} : { autosave })}>
      <input type="hidden" name="_form" value={sentBy('raise')} />
      {asksWho && (
        <>
          <Radios
            name="kind"
            classes="govuk-radios--small"
            value={one(typed, 'kind')}
            fieldset={{ legend: { text: 'Who disagrees?', classes: 'govuk-fieldset__legend--s' } }}
            items={Object.entries(disagreeing).map(([value, text]) => ({ value, text }))}
            {...problem(form, 'kind')}
          />
          <Input
            name="who"
            label="Name and agency"
            hint="Nurse Nettle, Health"
            value={one(typed, 'who')}
            autocomplete="off"
            spellcheck={false}
            {...problem(form, 'who')}
          />
        </>
      )}
      <Textarea
        name="about"
        label={asksWho ? 'What they disagree with' : 'What you disagree with'}
        rows={3}
        value={one(typed, 'about')}
        {...problem(form, 'about')}
      />
      <Textarea
        name="risk"
        label={`What the risk to the child is, as ${asksWho ? 'they' : 'you'} see it`}
        rows={3}
        value={one(typed, 'risk')}
        {...problem(form, 'risk')}
      />
      <RiskNow form={form} typed={typed} decideHref={decideHref} />
      {autosave !== undefined && <SavedMark />}
      <Button preventDoubleClick>Record the disagreement</Button>
    </Form>
  )
  return asksWho ? (
    <Details
      summaryText="Write down that somebody disagrees"
      open={isOpen || form !== noForm || kept !== null}
    >
      {inForm}
    </Details>
  ) : (
    inForm
  )
}

type OfOne = { desk: Desk; disagreement: Disagreement }

const partOf = ({ desk, disagreement: { id } }: OfOne, verb: string) => {
  const form = formOf(desk.form, sentBy(verb, id))
  return {
    form,
    isOpen: form !== noForm,
    action: `/enquiries/${desk.enquiry.id}/disagreements/${id}/${verb}`,
    field: (name: string) => ({
      id: `${name}-${id}`,
      name,
      value: one(form.typed, name),
      ...problem(form, `${name}-${id}`),
    }),
    mark: <input type="hidden" name="_form" value={sentBy(verb, id)} />,
  }
}

export const ReplyForm = (of: OfOne) => {
  const { action, isOpen, field, mark } = partOf(of, 'reply')
  return (
    <Details summaryText="Write down an answer that does not settle it" open={isOpen}>
      <Form visit={of.desk.visit} action={action}>
        {mark}
        <Input label="Who answered" autocomplete="off" spellcheck={false} {...field('from')} />
        <Textarea label="What they answered" rows={3} {...field('text')} />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Write it down
        </Button>
      </Form>
    </Details>
  )
}

export const TakeUpForm = (of: OfOne) => {
  const { action, isOpen, field, mark } = partOf(of, 'take-up')
  const above = rungAbove(of.disagreement.ladder, rungNow(of.disagreement).rung)
  if (!above)
    return <p class="govuk-body">It stands on the topmost rung: from there it can only be settled.</p>
  return (
    <Details summaryText={`Take it up to ${above.name.toLowerCase()} now`} open={isOpen}>
      <Form visit={of.desk.visit} action={action}>
        {mark}
        <Textarea
          label="Why it cannot be settled where it is"
          hint="Nobody has to wait until the time of a rung is over."
          rows={2}
          {...field('because')}
        />
        <Button classes="govuk-button--secondary" preventDoubleClick>
          Take it up
        </Button>
      </Form>
    </Details>
  )
}

export const SettleForm = (of: OfOne) => {
  const { action, isOpen, field, form, mark } = partOf(of, 'settle')
  const { id } = of.disagreement
  return (
    <Details summaryText="Settle it" open={isOpen}>
      <Form visit={of.desk.visit} action={action}>
        {mark}
        <Textarea label="What was answered in the end, by whom" rows={3} {...field('response')} />
        <Radios
          idPrefix={`changes-${id}`}
          name="changes"
          classes="govuk-radios--small"
          value={one(form.typed, 'changes')}
          fieldset={{ legend: 'Does the decision change?' }}
          hint={{
            text: 'Where the enquiry is closed, tell the team that has the child before you settle it.',
          }}
          items={[
            { value: 'no', text: 'No, it stands' },
            { value: 'yes', text: 'Yes' },
          ]}
          {...problem(form, `changes-${id}`)}
        />
        <Textarea label="What it means for the child" rows={2} {...field('effect')} />
        <Button preventDoubleClick>Settle it</Button>
      </Form>
    </Details>
  )
}
