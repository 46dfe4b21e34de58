import { AroundInputs, ChoiceItem, FieldsetGroup } from './choices.tsx'
import type { Choice } from './choices.tsx'
import type { FieldsetOptions } from './fieldset.tsx'
import type { FieldSurroundings, FormGroupOfChoices } from './form-group.tsx'
import { classNames, numbered } from './macro-options.ts'
import type { Decoration, Listed } from './macro-options.ts'

export type RadioItem = Choice

export type RadiosProps = FieldSurroundings &
  Decoration & {
    readonly name: string
    readonly idPrefix?: string | undefined
    readonly items: Listed<RadioItem>
    readonly value?: string | undefined
    readonly fieldset?: FieldsetOptions | undefined
    readonly formGroup?: FormGroupOfChoices | undefined
  }

const isChecked = (item: RadioItem, value: string | undefined): boolean =>
  item.checked ?? (Boolean(value) && item.value === value)

/** GOV.UK radios. The first item's id is the prefix itself, so an error summary can link to it. */
export const Radios = (props: RadiosProps) => {
  const idPrefix = props.idPrefix || props.name
  return (
    <FieldsetGroup
      idPrefix={idPrefix}
      hint={props.hint}
      errorMessage={props.errorMessage}
      fieldset={props.fieldset}
      formGroup={props.formGroup}
    >
      <div class={classNames('govuk-radios', props.classes)} {...props.attributes} data-module="govuk-radios">
        <AroundInputs formGroup={props.formGroup}>
          {numbered(props.items).map(({ item, number }) => (
            <ChoiceItem
              key={number}
              kind="radios"
              id={item.id || (number > 1 ? `${idPrefix}-${number}` : idPrefix)}
              name={props.name}
              item={item}
              checked={isChecked(item, props.value)}
            />
          ))}
        </AroundInputs>
      </div>
    </FieldsetGroup>
  )
}
