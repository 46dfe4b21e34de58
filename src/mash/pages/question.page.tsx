import { dataCategories, type DataCategory, type Gateway, gateways, subjects } from '../../access/index.ts'
import { isHealth } from '../../agency-requests/index.ts'
import { lawfulBases } from '../../contacts/index.ts'
import { Button, Checkboxes, Details, InsetText, Radios, SavedMark, Textarea } from '../../design/index.ts'
import { dueInWords, type Instant, plainDay } from '../../time/index.ts'
import { type Body, Form, type FormState, many, one } from '../../web/index.ts'
import { type AgencyToAsk, suggestedBasis } from '../agencies-to-ask.ts'
import type { Askings } from '../ask.show.ts'
import { askForm, becauseField, categoriesField, healthField, questionsField } from '../asking.fields.ts'
import { type Desk, typedNow } from '../desk.ts'
import type { Askable } from '../people.ts'
import { NeedsAgreement } from './ask.page.tsx'
import { BesideWriting, DeskHead, problem } from './desk-parts.tsx'

type Props = {
  desk: Desk
  askings: Askings
  agencies: readonly AgencyToAsk[]
  /** The agencies in a sentence. */
  names: string
  dueAt: Instant | null
  needsAgreement: string | null
}

const unique = <T,>(all: readonly T[]): T[] => [...new Set(all)]

/** What stands in the form before anybody typed: the people likely to be known, what of them, and the worry as it was told. */
const beginning = ({ askings, agencies }: Props): Body => {
  const { contact, isHarmLikely } = askings
  const suggested = suggestedBasis(isHarmLikely)
  const usually = agencies.flatMap(({ code, usually: all }) => all.map((each) => ({ code, ...each })))
  return {
    worry: contact.told.whatHappened,
    person: unique(agencies.flatMap(({ proposed }) => proposed.map(({ id }) => id))),
    basis: suggested.basis,
    gateways: [...suggested.gateways],
    ...Object.fromEntries(
      usually.map(({ code, id, categories }) => [categoriesField(code, id), [...categories]]),
    ),
  }
}

const whoTheyAre = ({ name, bornOn, expectedOn, relation, address }: Askable): string =>
  [
    name,
    bornOn === null ? '' : `born ${plainDay(bornOn)}`,
    expectedOn === null ? '' : `unborn, expected ${plainDay(expectedOn)}`,
    relation,
    address,
  ]
    .filter(Boolean)
    .join(' · ')

/** They are told with the question and belong to every answer: nobody has to tick them. */
const isAsked = (category: DataCategory): boolean => category !== 'identity' && category !== 'family'

type OfPerson = { person: Askable; agencies: readonly AgencyToAsk[]; typed: Body; form: FormState }

const OfAgency = ({ person, agency, typed, form }: OfPerson & { agency: AgencyToAsk }) => {
  const name = categoriesField(agency.code, person.id)
  if (!agency.mayTell.subjects.includes(person.part))
    return (
      <p class="govuk-hint">
        {`The agreement lets ${agency.name} tell us nothing about ${subjects[person.part]}.`}
      </p>
    )
  return (
    <Checkboxes
      name={name}
      classes="govuk-checkboxes--small question__categories"
      values={many(typed, name)}
      fieldset={{ legend: { text: `Ask ${agency.name} about` } }}
      items={agency.mayTell.categories.filter(isAsked).map((category) => ({
        value: category,
        text: dataCategories[category].words,
        ...(isHealth(category) ? { attributes: { 'data-health': true } } : {}),
      }))}
      {...problem(form, name)}
    />
  )
}

const mayBeAskedOfHealth = ({ person, agencies }: OfPerson): boolean =>
  person.part !== 'child' &&
  agencies.some(({ mayTell }) => mayTell.subjects.includes(person.part) && mayTell.categories.some(isHealth))

const AboutPerson = (props: OfPerson) => {
  const { person, agencies, typed, form } = props
  const [because, health] = [becauseField(person.id), healthField(person.id)]
  return (
    <div class="question__person">
      <div class="question__agencies">
        {agencies.map((agency) => (
          <OfAgency key={agency.code} {...props} agency={agency} />
        ))}
      </div>
      <Textarea
        name={because}
        rows={2}
        value={one(typed, because)}
        label={{ text: 'Why are they likely to hold something about this person?' }}
        {...problem(form, because)}
      />
      {mayBeAskedOfHealth(props) && (
        <Textarea
          name={health}
          rows={2}
          formGroup={{ classes: 'question__health' }}
          value={one(typed, health)}
          label={{ text: 'If you ask about this adult’s health: what has it to do with the child?' }}
          hint={{ text: 'An adult’s health is asked about only for a reason of its own.' }}
          {...problem(form, health)}
        />
      )}
    </div>
  )
}

const People = ({ askings, agencies, typed, form }: Props & { typed: Body; form: FormState }) => {
  const chosen = many(typed, 'person')
  const isUsual = (person: Askable): boolean =>
    chosen.includes(person.id) || agencies.some(({ proposed }) => proposed.some(({ id }) => id === person.id))
  const usual = askings.people.filter(isUsual)
  const others = askings.people.filter((person) => !isUsual(person))
  const list = (people: readonly Askable[], idPrefix: string, legend: string) => (
    <Checkboxes
      name="person"
      idPrefix={idPrefix}
      values={chosen}
      fieldset={{ legend: { text: legend, classes: 'govuk-fieldset__legend--m' } }}
      items={people.map((person) => ({
        value: person.id,
        text: whoTheyAre(person),
        conditional: {
          html: <AboutPerson person={person} agencies={agencies} typed={typed} form={form} />,
        },
      }))}
      {...(idPrefix === 'person' ? problem(form, 'person') : {})}
    />
  )
  return (
    <>
      {usual.length > 0 && list(usual, 'person', 'About whom?')}
      {others.length > 0 &&
        (usual.length === 0 ? (
          list(others, 'person', 'About whom?')
        ) : (
          <Details id="others" summaryText="Somebody else on the contact">
            {list(others, 'other', 'Somebody else')}
          </Details>
        ))}
    </>
  )
}

const offered = (agencies: readonly AgencyToAsk[], chosen: readonly string[]): Gateway[] =>
  unique([
    ...(Object.keys(gateways) as Gateway[]).filter(
      (each) => chosen.includes(each) || agencies.some((agency) => agency.gateways.includes(each)),
    ),
  ])

const Footing = ({ askings, agencies, typed, form }: Props & { typed: Body; form: FormState }) => {
  const suggested = suggestedBasis(askings.isHarmLikely)
  return (
    <>
      <Radios
        name="basis"
        classes="govuk-radios--small"
        value={one(typed, 'basis')}
        fieldset={{ legend: { text: 'On which lawful basis?', classes: 'govuk-fieldset__legend--s' } }}
        hint={{
          text: askings.isHarmLikely
            ? 'Proposed: section 47, because significant harm looks likely.'
            : 'Proposed: section 17. Choose section 47 where significant harm is likely.',
        }}
        items={Object.entries(lawfulBases)
          .filter(([basis]) => basis !== 'legal-obligation-16la' || askings.dutyToShare)
          .map(([value, text]) => ({ value, text }))}
        {...problem(form, 'basis')}
      />
      <Checkboxes
        name="gateways"
        classes="govuk-checkboxes--small"
        values={many(typed, 'gateways')}
        fieldset={{ legend: { text: 'Under which power or duty?', classes: 'govuk-fieldset__legend--s' } }}
        items={offered(agencies, [...many(typed, 'gateways'), ...suggested.gateways]).map((each) => ({
          value: each,
          text: gateways[each],
        }))}
        {...problem(form, 'gateways')}
      />
    </>
  )
}

const Questions = ({ agencies, typed, form }: Props & { typed: Body; form: FormState }) => (
  <>
    {agencies.map(({ code, name, usual }) => (
      <Textarea
        key={code}
        name={questionsField(code)}
        rows={3}
        value={one(typed, questionsField(code))}
        label={{ text: `What do you want to know from ${name}?` }}
        hint={{
          text:
            usual.length === 0
              ? 'You may leave this empty.'
              : `Usually: ${usual.join('; ').toLowerCase()}. You may leave this empty.`,
        }}
        {...problem(form, questionsField(code))}
      />
    ))}
  </>
)

/** One question to one agency or several: about whom, why, what, and on which footing. The whole of it is what they read. */
export const QuestionPage = (props: Props) => {
  const { desk, askings, names, agencies, dueAt, needsAgreement } = props
  const { enquiry, visit, form } = desk
  const codes = agencies.map(({ code }) => code)
  const typed = typedNow(desk, beginning(props))
  return (
    <div class="question">
      <DeskHead desk={desk} title={`Ask ${names}`} />
      <BesideWriting desk={desk} changed={null} />
      {dueAt !== null && <InsetText text={`Sent now, the answer is ${dueInWords(dueAt, visit.at)}.`} />}
      <NeedsAgreement desk={desk} needs={askings.isHarmLikely ? null : needsAgreement} />
      <Form
        visit={visit}
        action={`/enquiries/${enquiry.id}/ask/${codes.join(',')}`}
        autosave={`/enquiries/${enquiry.id}/keep/${askForm(codes)}`}
      >
        <Textarea
          name="worry"
          rows={6}
          value={one(typed, 'worry')}
          label={{ text: 'What are you worried about?', classes: 'govuk-label--m' }}
          hint={{
            text: 'As it was told to us. Cut it down to what they need to know to look in the right place.',
          }}
          {...problem(form, 'worry')}
        />
        <People {...props} typed={typed} form={form} />
        <Questions {...props} typed={typed} form={form} />
        <Footing {...props} typed={typed} form={form} />
        <SavedMark />
        <Button text={`Ask ${names}`} preventDoubleClick />
      </Form>
    </div>
  )
}
