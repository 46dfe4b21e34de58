import {
  fieldsEver,
  keyOf,
  longestLine,
  longestText,
  namesOf,
  type Answers,
  type Field,
  type Sent,
  type Step,
} from '../questions/index.ts'
import { many, one, type Body } from '../web/index.ts'

/**
 * Reads what a page sent. Only the names of its own fields count; values of choices only when they are offered.
 * A tick box that is not ticked sends nothing, so the page says in `_ticks` which ones it showed.
 */
export const typedOn = (step: Step, body: Body): Answers => {
  const shownTicks = new Set(one(body, '_ticks').split(' '))
  const entries = fieldsEver(step.page.fields).flatMap((field) =>
    namesOf(field).flatMap((name): [string, string | string[]][] => {
      const value = valueOf(field, name, body)
      if (value !== undefined) return [[keyOf(name, step.item), value]]
      return shownTicks.has(name) ? [[keyOf(name, step.item), '']] : []
    }),
  )
  return Object.fromEntries(entries)
}

const valueOf = (field: Field, name: string, body: Body): string | string[] | undefined => {
  if (body[name] === undefined) return undefined
  const isItself = name === field.name
  if (!isItself) return one(body, name)
  switch (field.kind) {
    case 'line':
    case 'text':
    case 'day':
      return one(body, name)
    case 'choice':
    case 'select':
      return field.options.some((option) => option.value === one(body, name)) ? one(body, name) : ''
    case 'choices': {
      const offered = many(body, name).filter((value) =>
        field.options.some((option) => option.value === value),
      )
      return offered
    }
  }
}

/** Answers too long to keep are shown again but not stored. */
export const keepable = (answers: Answers, step: Step): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([key, value]) => {
      const isText = fieldsEver(step.page.fields).some(
        (field) => field.kind === 'text' && keyOf(field.name, step.item) === key,
      )
      return typeof value !== 'string' || value.length <= (isText ? longestText : longestLine)
    }),
  )

/** The names of tick boxes and radios a page shows, whether ticked or not. */
export const ticksOf = (step: Step): string =>
  fieldsEver(step.page.fields)
    .flatMap((field) => [
      ...(field.kind === 'choice' || field.kind === 'choices' ? [field.name] : []),
      `${field.name}-not-known`,
    ])
    .join(' ')

/** Which showing of the page this came from, so that an old tab wipes nothing out. */
export const sentFrom = (answers: Answers, body: Body): Sent => {
  const shownAt = Number(one(body, '_shown'))
  return {
    shownAt: Number.isSafeInteger(shownAt) && shownAt >= 0 ? shownAt : 0,
    by: one(body, '_page').slice(0, 40),
    answers,
  }
}
