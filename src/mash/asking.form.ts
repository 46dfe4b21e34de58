import {
  type DataCategory,
  dataCategories,
  type Gateway,
  isDataCategory,
  isGateway,
} from '../access/index.ts'
import {
  type AgencyRequest,
  type AskingProblem,
  askingProblems,
  isOut,
  type SaidItem,
  type Subject,
} from '../agency-requests/index.ts'
import { isLawfulBasis } from '../contacts/index.ts'
import { type Body, type FieldError, many, one } from '../web/index.ts'
import { type AgencyToAsk, subjectOf } from './agencies-to-ask.ts'
import { becauseField, categoriesField, healthField, questionsField } from './asking.fields.ts'
import type { Askable } from './people.ts'
import { sayWithheld, withheldIn } from './withheld.ts'

/** What one agency is asked, as it was typed. */
export type TypedAsking = { agency: AgencyToAsk; questions: string; subjects: readonly Subject[] }

export type TypedAskings = {
  worry: string
  lawfulBasis: string
  gateways: readonly Gateway[]
  /** Ids of those who are asked about. */
  people: readonly string[]
  askings: readonly TypedAsking[]
}

const categoriesIn = (body: Body, agency: AgencyToAsk, person: string): DataCategory[] =>
  many(body, categoriesField(agency.code, person)).filter(isDataCategory)

const subjectsIn = (
  body: Body,
  agency: AgencyToAsk,
  people: readonly Askable[],
  isAlone: boolean,
): Subject[] =>
  people.flatMap((person) => {
    const categories = categoriesIn(body, agency, person.id)
    // Asked together, an agency is only asked about those of whom it may hold something.
    if (categories.length === 0 && !isAlone) return []
    const because = { why: one(body, becauseField(person.id)), health: one(body, healthField(person.id)) }
    return [subjectOf(person, categories, because)]
  })

export const askingsIn = (
  body: Body,
  agencies: readonly AgencyToAsk[],
  people: readonly Askable[],
): TypedAskings => {
  const chosen = many(body, 'person')
  const asked = people.filter(({ id }) => chosen.includes(id))
  const basis = one(body, 'basis')
  return {
    worry: one(body, 'worry'),
    lawfulBasis: isLawfulBasis(basis) ? basis : '',
    gateways: many(body, 'gateways').filter(isGateway),
    people: asked.map(({ id }) => id),
    askings: agencies.map((agency) => ({
      agency,
      questions: one(body, questionsField(agency.code)),
      subjects: subjectsIn(body, agency, asked, agencies.length === 1),
    })),
  }
}

const or = new Intl.ListFormat('en-GB', { type: 'disjunction' })

const nameIn = ({ subjects }: TypedAsking, id: string): string =>
  subjects.find((subject) => subject.id === id)?.name ?? 'them'

const sayProblem = (problem: AskingProblem, asking: TypedAsking): FieldError => {
  const { name, code } = asking.agency
  switch (problem.what) {
    case 'nobody':
      return { field: 'person', text: `Choose whom ${name} is asked about, and what` }
    case 'worry-needed':
      return { field: 'worry', text: 'Say what you are worried about, as much as they need' }
    case 'basis-needed':
      return { field: 'basis', text: 'Choose the lawful basis' }
    case 'gateway-needed':
      return { field: 'gateways', text: 'Choose the power or duty you ask under' }
    case 'why-this-person':
      return {
        field: becauseField(problem.subjectId),
        text: `Say why they are likely to hold something about ${nameIn(asking, problem.subjectId)}`,
      }
    case 'nothing-asked':
      return {
        field: categoriesField(code, problem.subjectId),
        text: `Choose what ${name} is asked about ${nameIn(asking, problem.subjectId)}`,
      }
    case 'adult-health-reason':
      return {
        field: healthField(problem.subjectId),
        text: `Say what ${or.format(problem.categories.map((each) => dataCategories[each].words))} of ${nameIn(asking, problem.subjectId)} has to do with the child: an adult’s health needs its own reason`,
      }
  }
}

/** The same question to the same agency while the first is still out helps nobody. */
const askedAlready = ({ agency, subjects }: TypedAsking): FieldError[] =>
  agency.asked
    .filter((request) => isOut(request))
    .flatMap((request) =>
      subjects
        .filter((subject) => isSameQuestion(request, subject))
        .map((subject) => ({
          field: categoriesField(agency.code, subject.id),
          text: `${agency.name} is asked this about ${subject.name} already, and has not answered. Remind them instead`,
        })),
    )

const isSameQuestion = (request: AgencyRequest, { id, categories }: Subject): boolean => {
  const before = request.subjects.find((subject) => subject.id === id)
  return (
    before !== undefined &&
    categories.length > 0 &&
    categories.every((category) => before.categories.includes(category))
  )
}

/** Words of other agencies have no place in a question: neither in the worry, nor in a reason (procedures 4.4). */
const othersWords = (typed: TypedAskings, asking: TypedAsking, said: readonly SaidItem[]): FieldError[] => {
  const others = said.filter((item) => item.agency !== asking.agency.code)
  const texts: Record<string, string> = {
    worry: typed.worry,
    [questionsField(asking.agency.code)]: asking.questions,
  }
  for (const { id, because, adultHealthBecause } of asking.subjects) {
    texts[becauseField(id)] = because
    texts[healthField(id)] = adultHealthBecause
  }
  return sayWithheld(withheldIn(texts, others, 'another-agency'), 'another agency')
}

/** Longer than this is no longer the measure an agency needs. */
export const longestWorry = 5000

const tooLong = ({ worry, askings }: TypedAskings): FieldError[] =>
  [
    { field: 'worry', text: worry },
    ...askings.map(({ agency, questions }) => ({ field: questionsField(agency.code), text: questions })),
  ]
    .filter(({ text }) => text.length > longestWorry)
    .map(({ field }) => ({
      field,
      text: `Keep it to ${longestWorry.toLocaleString('en-GB')} characters: say what this agency needs`,
    }))

const chosenForNothing = ({ people, askings }: TypedAskings, all: readonly Askable[]): FieldError[] =>
  askings.length < 2
    ? []
    : people
        .filter((id) => askings.every(({ subjects }) => subjects.every((subject) => subject.id !== id)))
        .map((id) => ({
          field: categoriesField(askings[0]?.agency.code ?? '', id),
          text: `Choose what is asked about ${all.find((person) => person.id === id)?.name ?? 'them'}, and of whom`,
        }))

const once = (errors: readonly FieldError[]): FieldError[] =>
  errors.filter(
    ({ field, text }, nth) =>
      errors.findIndex((other) => other.field === field && other.text === text) === nth,
  )

/** Everything that is wrong with what was typed, each thing beside its field; empty where nothing is. */
export const askingErrors = (
  typed: TypedAskings,
  people: readonly Askable[],
  said: readonly SaidItem[],
): FieldError[] => {
  const { worry, lawfulBasis, gateways } = typed
  return once([
    ...tooLong(typed),
    ...typed.askings.flatMap((asking) => [
      ...askingProblems({ worry, lawfulBasis, gateways, subjects: asking.subjects }).map((problem) =>
        sayProblem(problem, asking),
      ),
      ...askedAlready(asking),
      ...othersWords(typed, asking, said),
    ]),
    ...chosenForNothing(typed, people),
  ])
}
