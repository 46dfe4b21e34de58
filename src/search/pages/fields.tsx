import { DateInput, Details, Fieldset, Input } from '../../design/index.ts'
import { errorFor, type FormState } from '../../web/index.ts'
import { asksForMore, type Asked, type AskedField } from '../asked.ts'

export type At = { asked: Asked; form: FormState }

type LineProps = {
  at: At
  name: AskedField
  label: string
  hint?: string
  width?: 5 | 10 | 20
  kind?: 'text' | 'tel'
}

/** Browsers keep nothing of it: the next person's search must not offer this one's names. */
const Line = ({ at, name, label, hint, width, kind = 'text' }: LineProps) => (
  <Input
    id={name}
    name={name}
    type={kind}
    label={label}
    hint={hint}
    value={at.asked[name]}
    errorMessage={errorFor(at.form, name)}
    autocomplete="off"
    spellcheck={false}
    attributes={{ maxlength: 200 }}
    classes={width === undefined ? '' : `govuk-input--width-${String(width)}`}
  />
)

const boxes = [
  { name: 'day', label: 'Day', width: 2 },
  { name: 'month', label: 'Month', width: 2 },
  { name: 'year', label: 'Year', width: 4 },
] as const

const Born = ({ at }: { at: At }) => (
  <DateInput
    id="born"
    fieldset={{ legend: { text: 'Date of birth', classes: 'govuk-fieldset__legend--s' } }}
    hint="For example 14 3 2012. Only the year is an answer too."
    errorMessage={errorFor(at.form, 'born-day')}
    items={boxes.map(({ name, label, width }) => ({
      id: `born-${name}`,
      name: `born-${name}`,
      label,
      value: at.asked[`born-${name}`],
      error: errorFor(at.form, 'born-day') !== undefined,
      classes: `govuk-input--width-${String(width)}`,
    }))}
  />
)

/** One box for what is in hand. */
export const OneBox = ({ at }: { at: At }) => (
  <Input
    name="q"
    id="search-words"
    label={{ text: 'Name, reference, date of birth, postcode or telephone', classes: 'govuk-label--s' }}
    hint="For example Maya Teal 2012, K7QM-3F9T, 14/3/2020, CB1 0AA. Both councils are searched, as far as agreements in force let you see."
    value={at.asked.q}
    errorMessage={errorFor(at.form, 'search-words')}
    autocomplete="off"
    spellcheck={false}
    attributes={{ maxlength: 200 }}
  />
)

/** Everything else somebody may have heard of them: each part makes the answer surer, none is needed. */
export const MoreAboutThem = ({ at }: { at: At }) => (
  <Details id="more-about-them" summaryText="More about them" open={asksForMore(at.asked)}>
    <Fieldset legend={{ text: 'Names', classes: 'govuk-fieldset__legend--s' }}>
      <div class="search__row">
        <Line at={at} name="given-names" label="First and middle names" />
        <Line at={at} name="family-name" label="Family name" />
      </div>
      <Line at={at} name="known-as" label="Also known as" />
    </Fieldset>
    <div class="search__row">
      <Born at={at} />
      <Line at={at} name="age" label="Or about how old" hint="For example 6, or 18 months" width={10} />
    </div>
    <Fieldset legend={{ text: 'Where they live, or lived', classes: 'govuk-fieldset__legend--s' }}>
      <div class="search__row">
        <Line at={at} name="address" label="Address" />
        <Line at={at} name="postcode" label="Postcode" width={10} />
      </div>
      <div class="search__row">
        <Line at={at} name="old-address" label="Earlier address" />
        <Line at={at} name="old-postcode" label="Earlier postcode" width={10} />
      </div>
      <Line at={at} name="phone" label="Telephone" kind="tel" width={20} />
    </Fieldset>
    <Fieldset legend={{ text: 'Family and numbers', classes: 'govuk-fieldset__legend--s' }}>
      <div class="search__row">
        <Line at={at} name="parent" label="A parent’s name" />
        <Line at={at} name="sibling" label="A brother’s or sister’s name" />
      </div>
      <div class="search__row">
        <Line at={at} name="nhs-number" label="NHS number" width={20} />
        <Line at={at} name="upn" label="Pupil number (UPN)" width={20} />
      </div>
    </Fieldset>
  </Details>
)
