import { Button, DateInput, Fieldset, Input, Radios, Select } from '../../design/index.ts'
import { plainDay } from '../../time/index.ts'
import { Form, type FormState, type Visit } from '../../web/index.ts'
import type { Change, Termination } from '../change.ts'
import type { Dependant, Disposition } from '../termination.rule.ts'
import { boxesOf, typedOf } from '../typed.ts'
import { titleOf } from '../words.ts'
import { wrong } from './fields.tsx'

type Props = {
  readonly visit: Visit
  readonly form: FormState
  readonly action: string
  readonly change: Termination
  /** Variations all parties have agreed to, by which something may go on. */
  readonly variations: readonly Change[]
}

const kinds: Readonly<Record<Dependant['kind'], string>> = {
  function: 'Function',
  placement: 'Lent worker',
  agreement: 'Agreement under it',
  'sharing-agreement': 'Information sharing agreement that adopts it',
}

const holdsTo = ({ to }: Dependant): string =>
  to === null ? 'holds until it is ended' : `holds to ${plainDay(to)} at most`

type OneProps = Pick<Props, 'form' | 'change' | 'variations'> & { readonly dependant: Dependant }

const EndDay = ({
  form,
  id,
  said,
  change,
}: Pick<OneProps, 'form' | 'change'> & { id: string; said: Disposition | undefined }) => (
  <DateInput
    id={`ends-${id}`}
    namePrefix={`ends-${id}`}
    fieldset={{ legend: { text: 'The first day on which it no longer holds' } }}
    values={boxesOf(form, `ends-${id}`, said?.endsOn ?? change.endsOn)}
    {...wrong(form, `ends-${id}-day`)}
  />
)

const Variation = ({
  form,
  id,
  said,
  variations,
}: Pick<OneProps, 'form' | 'variations'> & { id: string; said: Disposition | undefined }) => (
  <Select
    name={`varied-${id}`}
    label={{ text: 'By which agreed variation' }}
    value={typedOf(form, `varied-${id}`) || (said?.variedBy ?? '')}
    items={[
      { value: '', text: 'Choose one' },
      ...variations.map((each) => ({ value: each.id, text: titleOf(each) })),
    ]}
    {...wrong(form, `varied-${id}`)}
  />
)

const One = ({ form, change, variations, dependant }: OneProps) => {
  const { id } = dependant
  const said = change.dispositions.find((each) => each.dependant === id)
  return (
    <Fieldset
      legend={{ text: `${kinds[dependant.kind]}: ${dependant.name}`, classes: 'govuk-fieldset__legend--s' }}
    >
      <p class="govuk-hint">{holdsTo(dependant)}</p>
      <Radios
        name={`what-${id}`}
        fieldset={{ legend: { text: 'What becomes of it', classes: 'govuk-visually-hidden' } }}
        value={typedOf(form, `what-${id}`) || said?.what}
        items={[
          { value: 'continue', text: 'It goes on as it is' },
          ...(variations.length === 0
            ? []
            : [
                {
                  value: 'vary',
                  text: 'It goes on as varied',
                  conditional: {
                    html: <Variation form={form} id={id} said={said} variations={variations} />,
                  },
                },
              ]),
          {
            value: 'end',
            text: 'It ends',
            conditional: { html: <EndDay form={form} id={id} said={said} change={change} /> },
          },
        ]}
        {...wrong(form, `what-${id}`)}
      />
      <Input
        name={`because-${id}`}
        label={{ text: 'Why' }}
        classes="govuk-!-width-two-thirds"
        value={typedOf(form, `because-${id}`) || (said?.because ?? '')}
        {...wrong(form, `because-${id}`)}
      />
    </Fieldset>
  )
}

/** An answer for each thing that hangs on the agreement. What is left open stays open; nothing ends by silence. */
export const DispositionForm = (props: Props) => (
  <Form visit={props.visit} action={`${props.action}/dispose`}>
    <h2 class="govuk-heading-m" id="dispose">
      What becomes of each
    </h2>
    <p class="govuk-body">
      You can answer some now and others later. An answer that is changed makes what was decided before void:
      every council then decides on the answers as they stand.
    </p>
    {props.change.dependants.map((dependant) => (
      <One key={dependant.id} {...props} dependant={dependant} />
    ))}
    <Button text="Keep these answers" preventDoubleClick />
  </Form>
)

const whatInWords: Readonly<Record<Disposition['what'], string>> = {
  continue: 'goes on as it is',
  vary: 'goes on as varied',
  end: 'ends',
}

export const dispositionInWords = (said: Disposition | undefined, variations: readonly Change[]): string => {
  if (said === undefined) return 'no answer yet'
  const by = variations.find(({ id }) => id === said.variedBy)
  const how = said.endsOn === null ? (by ? ` by ${titleOf(by)}` : '') : ` on ${plainDay(said.endsOn)}`
  return `${whatInWords[said.what]}${how}. ${said.because}`
}

export const dependantInWords = (dependant: Dependant): string =>
  `${kinds[dependant.kind]}: ${dependant.name}`
