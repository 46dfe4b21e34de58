import { describedByOf, LabelledGroup } from './form-group.tsx'
import type { LabelledField } from './form-group.tsx'
import { classNames, numbered } from './macro-options.ts'
import type { Attributes, Decoration, Listed } from './macro-options.ts'

type Value = string | number | boolean

export type SelectItem = {
  readonly text: string
  readonly value?: Value | undefined
  readonly selected?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly attributes?: Attributes | undefined
}

export type SelectProps = LabelledField &
  Decoration & {
    readonly id?: string | undefined
    readonly name: string
    readonly items?: Listed<SelectItem> | undefined
    readonly value?: Value | undefined
    readonly disabled?: boolean | undefined
  }

// An explicit `selected: false` beats the value of the whole field.
const isSelected = (item: SelectItem, chosen: Value | undefined): boolean =>
  item.selected ??
  (chosen !== undefined && chosen !== '' && String(item.value ?? item.text) === String(chosen))

/** GOV.UK select. An item without `value` is chosen, and sent, by its text. */
export const Select = (props: SelectProps) => {
  const id = props.id || props.name
  return (
    <LabelledGroup {...props} id={id}>
      <select
        class={classNames('govuk-select', props.classes, props.errorMessage && 'govuk-select--error')}
        id={id}
        name={props.name}
        disabled={props.disabled}
        aria-describedby={describedByOf(id, props)}
        {...props.attributes}
      >
        {numbered(props.items).map(({ item, number }) => (
          <option
            key={number}
            value={item.value === undefined ? undefined : String(item.value)}
            selected={isSelected(item, props.value)}
            disabled={item.disabled}
            {...item.attributes}
          >
            {item.text}
          </option>
        ))}
      </select>
    </LabelledGroup>
  )
}
