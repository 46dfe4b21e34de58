import { AroundInputs, ChoiceItem, FieldsetGroup } from './choices.tsx'
import type { Choice } from './choices.tsx'
import type { FieldsetOptions } from './fieldset.tsx'
import { describedByOf } from './form-group.tsx'
import type { FieldSurroundings, FormGroupOfChoices } from './form-group.tsx'
import { classNames, numbered } from './macro-options.ts'
import type { Decoration, Listed } from './macro-options.ts'

export type CheckboxItem = Choice & {
  readonly name?: string | undefined
  /** 'exclusive' unticks the others when this one is ticked ("None of these"). */
  readonly behaviour?: 'exclusive' | undefined
}

export type CheckboxesProps = FieldSurroundings &
  Decoration & {
    readonly name: string
    readonly idPrefix?: string | undefined
    readonly items: Listed<CheckboxItem>
    readonly values?: readonly (string | number)[] | undefined
    readonly describedBy?: string | undefined
    readonly fieldset?: FieldsetOptions | undefined
    readonly formGroup?: FormGroupOfChoices | undefined
  }

const isChecked = (item: CheckboxItem, values: CheckboxesProps['values']): boolean =>
  item.checked ?? (item.value !== undefined && (values ?? []).includes(item.value))

/** GOV.UK checkboxes. The first item's id is the prefix itself, so an error summary can link to it. */
export const Checkboxes = (props: CheckboxesProps) => {
  const idPrefix = props.idPrefix || props.name
  // Without a fieldset nobody else would read the hint and the error out, so each box carries them.
  const describedBy = props.fieldset ? undefined : describedByOf(idPrefix, props)
  return (
    <FieldsetGroup
      idPrefix={idPrefix}
      hint={props.hint}
      errorMessage={props.errorMessage}
      describedBy={props.describedBy}
      fieldset={props.fieldset}
      formGroup={props.formGroup}
    >
      <div
        class={classNames('govuk-checkboxes', props.classes)}
        {...props.attributes}
        data-module="govuk-checkboxes"
      >
        <AroundInputs formGroup={props.formGroup}>
          {numbered(props.items).map(({ item, number }) => (
            <ChoiceItem
              key={number}
              kind="checkboxes"
              id={item.id || (number > 1 ? `${idPrefix}-${number}` : idPrefix)}
              name={item.name || props.name}
              item={item}
              checked={isChecked(item, props.values)}
              describedBy={describedBy}
              behaviour={item.behaviour}
            />
          ))}
        </AroundInputs>
      </div>
    </FieldsetGroup>
  )
}
