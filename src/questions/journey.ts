import { itemsOf, keyOf, readingOf, type Answers, type Item, type Reading } from './answers.ts'
import { fieldsNow, namesOf, type Asked } from './question.ts'

/** A page of questions that fills in part of what is told. */
export type QuestionPage<Told> = Asked & { readonly fill?: (told: Told, say: Reading) => Told }

/** A page as one person meets it: whose page, and where it is. */
export type Step = { readonly page: Asked; readonly item: Item | null; readonly address: string }

/** `asked` are the answers of pages already on the path: nothing off it can decide what comes next, or be told. */
export type Walked = { readonly steps: readonly Step[]; readonly asked: Answers }

export type Part<Told> = {
  readonly pages: readonly Asked[]
  readonly walk: (before: Walked, all: Answers) => Walked
  readonly fill: (told: Told, walked: Walked) => Told
}

export type Journey<Told> = { readonly version: string; readonly parts: readonly Part<Told>[] }

export const addressOf = (page: Asked, item: Item | null): string =>
  item === null ? page.id : `${item.group}/${item.id}/${page.id}`

const picked = (all: Answers, keys: readonly string[]): Answers =>
  Object.fromEntries(keys.flatMap((key) => (all[key] === undefined ? [] : [[key, all[key]] as const])))

const visit = (page: Asked, item: Item | null, before: Walked, all: Answers): Walked => {
  if (page.when && !page.when(readingOf(before.asked, item))) return before
  // On its own page a field may look at the fields beside it, so these are added before asking which are shown.
  const own = picked(all, fieldsKeys(page, item))
  const fields = fieldsNow(page.fields, readingOf({ ...before.asked, ...own }, item))
  const keys = fields.flatMap((field) => namesOf(field).map((name) => keyOf(name, item)))
  return {
    steps: [...before.steps, { page, item, address: addressOf(page, item) }],
    asked: { ...before.asked, ...picked(all, keys) },
  }
}

const fieldsKeys = (page: Asked, item: Item | null): string[] => {
  const everyName = (fields: Asked['fields']): string[] =>
    fields.flatMap((field) => [
      ...namesOf(field),
      ...(field.kind === 'choice' || field.kind === 'choices'
        ? field.options.flatMap((option) => everyName(option.reveals ?? []))
        : []),
    ])
  return everyName(page.fields).map((name) => keyOf(name, item))
}

/** One page in the journey. */
export const page = <Told>(asked: QuestionPage<Told>): Part<Told> => ({
  pages: [asked],
  walk: (before, all) => visit(asked, null, before, all),
  fill: (told, walked) =>
    asked.fill && walked.steps.some((step) => step.page === asked)
      ? asked.fill(told, readingOf(walked.asked))
      : told,
})

export type EachOf<Told, One> = {
  /** Which of several: `child`, `adult`. */
  readonly group: string
  readonly pages: readonly QuestionPage<One>[]
  /** Only for some of them. */
  readonly when?: (say: Reading) => boolean
  /** As it stands before these pages; what earlier pages told of the same one is in `told`. */
  readonly begin: (id: string, say: Reading, told: Told) => One
  readonly into: (told: Told, one: One, say: Reading) => Told
}

/** The same pages for each child or adult, one after the other. */
export const each = <Told, One>(several: EachOf<Told, One>): Part<Told> => {
  const inTurn = (answers: Answers): Item[] =>
    itemsOf(answers, several.group).map((id) => ({ group: several.group, id }))
  const isAsked = (item: Item, asked: Answers): boolean => several.when?.(readingOf(asked, item)) ?? true
  return {
    pages: several.pages,
    walk: (before, all) =>
      inTurn(all).reduce<Walked>((walked, item) => {
        const known: Walked = { ...walked, asked: { ...walked.asked, ...picked(all, markersOf(item)) } }
        if (!isAsked(item, known.asked)) return known
        return several.pages.reduce<Walked>((onward, asked) => visit(asked, item, onward, all), known)
      }, before),
    fill: (told, walked) =>
      inTurn(walked.asked)
        .filter((item) =>
          walked.steps.some((step) => step.item?.id === item.id && isOneOf(step.page, several.pages)),
        )
        .reduce<Told>((so, item) => {
          const say = readingOf(walked.asked, item)
          const onPath = (asked: Asked) =>
            walked.steps.some((step) => step.page === asked && step.item?.id === item.id)
          const one = several.pages.reduce<One>(
            (filled, asked) => (asked.fill && onPath(asked) ? asked.fill(filled, say) : filled),
            several.begin(item.id, say, so),
          )
          return several.into(so, one, say)
        }, told),
  }
}

const isOneOf = (asked: Asked, pages: readonly Asked[]): boolean => pages.includes(asked)

const markersOf = (item: Item): string[] => [keyOf('added', item)]

/** Answers the service found by itself (which council a postcode is in) are known to every page. */
const foundOf = (answers: Answers): Answers =>
  picked(
    answers,
    Object.keys(answers).filter((key) => key.startsWith('found:')),
  )

/** The pages this person is asked, from the answers so far. Pure: the same answers give the same path. */
export const walk = <Told>(journey: Journey<Told>, answers: Answers): Walked =>
  journey.parts.reduce<Walked>((walked, part) => part.walk(walked, answers), {
    steps: [],
    asked: foundOf(answers),
  })

/** What is told: only what was asked on the path. */
export const tell = <Told>(journey: Journey<Told>, answers: Answers, nothing: Told): Told => {
  const walked = walk(journey, answers)
  return journey.parts.reduce<Told>((told, part) => part.fill(told, walked), nothing)
}

export const stepAt = (walked: Walked, address: string): Step | undefined =>
  walked.steps.find((step) => step.address === address)

export const after = (walked: Walked, address: string): Step | undefined =>
  walked.steps[walked.steps.findIndex((step) => step.address === address) + 1]

export const before = (walked: Walked, address: string): Step | undefined =>
  walked.steps[walked.steps.findIndex((step) => step.address === address) - 1]

/** Visited pages are marked, so that somebody who comes back goes on where they stopped. */
export const visitedKey = (address: string): string => `visited:${address}`

export const firstNotVisited = (walked: Walked, answers: Answers): Step | undefined =>
  walked.steps.find((step) => answers[visitedKey(step.address)] === undefined)
