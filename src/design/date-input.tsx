import { AroundInputs, FieldsetGroup } from './choices.tsx'
import type { FieldsetOptions } from './fieldset.tsx'
import type { FieldSurroundings, FormGroupOfChoices } from './form-group.tsx'
import { Input } from './input.tsx'
import type { InputProps } from './input.tsx'
import { classNames, numbered } from './macro-options.ts'
import type { Attributes, Decoration, Listed } from './macro-options.ts'

type Value = string | number

/** One box of a date. */
export type DatePart = {
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly value?: Value | undefined
  readonly label?: string | undefined
  readonly classes?: string | undefined
  /** true: this box is wrong; false: it is not, whatever the message says. */
  readonly error?: boolean | undefined
  readonly inputmode?: InputProps['inputmode']
  readonly autocomplete?: string | undefined
  readonly pattern?: string | undefined
  readonly attributes?: Attributes | undefined
}

export type DateInputProps = FieldSurroundings &
  Decoration & {
    readonly id: string
    readonly namePrefix?: string | undefined
    /** Boxes of your own instead of day, month and year. */
    readonly items?: Listed<DatePart> | undefined
    /** `false` leaves the box out. */
    readonly day?: DatePart | false | undefined
    readonly month?: DatePart | false | undefined
    readonly year?: DatePart | false | undefined
    /** By the name of each box, prefix included. */
    readonly values?: Readonly<Record<string, Value | undefined>> | undefined
    readonly fieldset?: FieldsetOptions | undefined
    readonly formGroup?: FormGroupOfChoices | undefined
  }

type Unit = 'day' | 'month' | 'year'
const units: readonly Unit[] = ['day', 'month', 'year']
const widths: Readonly<Record<Unit, number>> = { day: 2, month: 2, year: 4 }

const usualPart = (unit: Unit, props: DateInputProps): DatePart => ({
  name: unit,
  value: props.values?.[unit],
  classes: `govuk-input--width-${widths[unit]}`,
})

const unitPart = (unit: Unit, props: DateInputProps): DatePart | false =>
  props[unit] ?? usualPart(unit, props)

// Which of day, month, year a box is: by its place when the boxes are ours, by its name when they are given.
const unitOf = (part: DatePart, props: DateInputProps): Unit | undefined =>
  units.find((unit) => {
    const own = unitPart(unit, props)
    return (
      part === own ||
      (part.name !== undefined && part.name !== '' && [unit, own && own.name].includes(part.name))
    )
  })

const isMarkedWrong = (part: DatePart): boolean =>
  part.error === true || Boolean(part.classes?.includes('govuk-input--error'))

const boxClasses = (part: DatePart, width: number, wrong: boolean): string =>
  classNames(
    'govuk-date-input__input',
    wrong && !part.classes?.includes('govuk-input--error') && 'govuk-input--error',
    !part.classes?.includes('govuk-input--width-') && `govuk-input--width-${width}`,
    part.classes,
  )

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1).toLowerCase()

const nameOf = (part: DatePart, unit: Unit | undefined): string => part.name ?? unit ?? ''

const valueOf = (part: DatePart, unit: Unit | undefined, name: string, props: DateInputProps) => {
  const own = unit && unitPart(unit, props)
  return part.value ?? (own ? own.value : undefined) ?? props.values?.[name]
}

type BoxProps = { readonly part: DatePart; readonly date: DateInputProps; readonly wrong: boolean }

const Box = ({ part, date, wrong }: BoxProps) => {
  const unit = unitOf(part, date)
  const shortName = nameOf(part, unit)
  const name = date.namePrefix ? `${date.namePrefix}-${shortName}` : shortName
  return (
    <div class="govuk-date-input__item">
      <Input
        label={{ text: part.label || capitalised(shortName), classes: 'govuk-date-input__label' }}
        id={part.id || `${date.id}-${shortName}`}
        classes={boxClasses(part, unit ? widths[unit] : 2, wrong)}
        name={name}
        value={valueOf(part, unit, name, date)}
        inputmode={part.inputmode || 'numeric'}
        autocomplete={part.autocomplete}
        pattern={part.pattern}
        attributes={part.attributes}
      />
    </div>
  )
}

const partsOf = (props: DateInputProps): Listed<DatePart> =>
  props.items?.length ? props.items : units.map((unit) => ownPart(unit, props))

const ownPart = (unit: Unit, props: DateInputProps): DatePart | false => {
  const part = unitPart(unit, props)
  return part && { ...part, name: part.name ?? unit }
}

/** GOV.UK date input. One message marks every box, unless boxes say for themselves which is wrong. */
export const DateInput = (props: DateInputProps) => {
  const parts = numbered(partsOf(props))
  const someMarked = parts.some(({ item }) => isMarkedWrong(item))
  const isWrong = (part: DatePart): boolean =>
    isMarkedWrong(part) || (part.error !== false && Boolean(props.errorMessage) && !someMarked)
  return (
    <FieldsetGroup
      idPrefix={props.id}
      hint={props.hint}
      errorMessage={props.errorMessage}
      fieldset={props.fieldset}
      formGroup={props.formGroup}
      role="group"
    >
      <div
        class={classNames('govuk-date-input', props.classes)}
        {...props.attributes}
        id={props.id || undefined}
      >
        <AroundInputs formGroup={props.formGroup}>
          {parts.map(({ item, number }) => (
            <Box key={number} part={item} date={props} wrong={isWrong(item)} />
          ))}
        </AroundInputs>
      </div>
    </FieldsetGroup>
  )
}
