import { contentOf, classNames, translation } from './macro-options.ts'
import type { Attributes } from './macro-options.ts'
import { Hint } from './hint.tsx'
import { Textarea } from './textarea.tsx'
import type { TextareaProps } from './textarea.tsx'

type PluralWords = Readonly<Record<string, string>>

export type CharacterCountProps = Omit<TextareaProps, 'describedBy' | 'disabled' | 'autocomplete'> & {
  readonly maxlength?: number | undefined
  readonly maxwords?: number | undefined
  readonly countType?: 'characters' | 'words' | undefined
  /** Percentage of the limit from which the count is shown. */
  readonly threshold?: number | undefined
  readonly countMessage?: { readonly classes?: string | undefined } | undefined
  /** Shown where the count will be; `%{count}` stands for the limit. */
  readonly textareaDescriptionText?: string | undefined
  readonly charactersUnderLimitText?: PluralWords | undefined
  readonly charactersAtLimitText?: string | undefined
  readonly charactersOverLimitText?: PluralWords | undefined
  readonly wordsUnderLimitText?: PluralWords | undefined
  readonly wordsAtLimitText?: string | undefined
  readonly wordsOverLimitText?: PluralWords | undefined
}

const limitOf = (props: CharacterCountProps): number | undefined =>
  props.maxwords || props.maxlength || undefined

const countTypeOf = (props: CharacterCountProps) => props.countType || (props.maxwords ? 'words' : undefined)

const description = (props: CharacterCountProps): string | undefined => {
  const limit = limitOf(props)
  const unit = countTypeOf(props) === 'words' ? 'words' : 'characters'
  const words = props.textareaDescriptionText || `You can enter up to %{count} ${unit}`
  return limit === undefined ? undefined : words.replaceAll('%{count}', String(limit))
}

// Where the limit is set by a script, the description can only be worded there: hand it over.
const descriptionForScript = (props: CharacterCountProps): Attributes =>
  limitOf(props) === undefined && props.textareaDescriptionText
    ? translation('textarea-description', { other: props.textareaDescriptionText })
    : {}

const groupAttributes = (props: CharacterCountProps): Attributes => ({
  'data-module': 'govuk-character-count',
  'data-maxlength': props.maxlength,
  'data-maxwords': props.maxwords,
  'data-threshold': props.threshold,
  'data-count-type': countTypeOf(props),
  ...descriptionForScript(props),
  ...translation('characters-under-limit', props.charactersUnderLimitText),
  ...translation('characters-at-limit', props.charactersAtLimitText),
  ...translation('characters-over-limit', props.charactersOverLimitText),
  ...translation('words-under-limit', props.wordsUnderLimitText),
  ...translation('words-at-limit', props.wordsAtLimitText),
  ...translation('words-over-limit', props.wordsOverLimitText),
  ...props.formGroup?.attributes,
})

/** GOV.UK character count: a textarea that says how much may still be written. It never cuts text off. */
export const CharacterCount = (props: CharacterCountProps) => {
  const id = props.id || props.name
  const message = (
    <>
      <Hint
        text={description(props)}
        id={`${id}-info`}
        classes={classNames('govuk-character-count__message', props.countMessage?.classes)}
      />
      {props.formGroup?.afterInput && contentOf(props.formGroup.afterInput)}
    </>
  )
  return (
    <Textarea
      id={id}
      name={props.name}
      describedBy={`${id}-info`}
      rows={props.rows}
      spellcheck={props.spellcheck}
      value={props.value}
      formGroup={{
        classes: classNames('govuk-character-count', props.formGroup?.classes),
        attributes: groupAttributes(props),
        beforeInput: props.formGroup?.beforeInput,
        afterInput: { html: message },
      }}
      classes={classNames('govuk-js-character-count', props.classes)}
      label={props.label}
      hint={props.hint}
      errorMessage={props.errorMessage}
      attributes={props.attributes}
    />
  )
}
