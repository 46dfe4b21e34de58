import type { AuthorityCard } from '../../access/index.ts'
import { Button, Checkboxes, Details, SavedMark, type SavedState } from '../../design/index.ts'
import { dayOf, plainDay } from '../../time/index.ts'
import { errorFor, one } from '../../web/index.ts'
import { type AgencyRequest, type Subject, unanswered } from '../request.ts'
import type { SaidItem } from '../said.sql.ts'
import { shareLevels } from '../share-level.rule.ts'
import { isUntouched, type TypedThing } from '../typed-answer.ts'
import { assertionWords } from '../words.ts'
import { AboutWhom } from './asked.tsx'
import type { Doorway } from './doorway.tsx'
import { type FillingIn, Thing } from './things.tsx'

export type AnswerShown = FillingIn & {
  request: AgencyRequest
  things: readonly (readonly TypedThing[])[]
  councils: readonly AuthorityCard[]
  saved: SavedState | undefined
  /** Which showing of the form it is: what a tab kept of an earlier one is not put over this one. */
  showing: string
  /** How often the form was put together anew by its own buttons. */
  version: number
}

const Earlier = ({
  items,
  person,
  councils,
  put,
}: {
  items: readonly SaidItem[]
  person: number
  councils: readonly AuthorityCard[]
  /** What stands in the answer already. */
  put: readonly string[]
}) =>
  items.length === 0 ? null : (
    <div class="request__before">
      <p class="govuk-body-s govuk-!-font-weight-bold">Your agency said before</p>
      {items.some(({ aboutBorn }) => aboutBorn === null) && (
        <p class="govuk-body-s">
          Of somebody of this name without a date of birth: look whether it is the same person.
        </p>
      )}
      {items.map((item) => (
        <div key={item.id} class="request__before-item">
          <p class="govuk-body-s">
            {`${plainDay(dayOf(item.answeredAt))}, to ${councils.find(({ code }) => code === item.owner)?.shortName ?? 'a council'}`}
            {item.assertion !== null && ` · ${assertionWords[item.assertion]}`}
            {` · ${shareLevels[item.level].name}`}
          </p>
          <p class="govuk-body request__words">{item.words}</p>
          {item.context !== '' && <p class="govuk-body-s request__words">{item.context}</p>}
          {put.includes(item.id) ? (
            <p class="govuk-body-s">It stands in your answer below.</p>
          ) : (
            <Button
              classes="govuk-button--secondary request__small"
              name="_then"
              value={`reuse:${String(person)}:${item.id}`}
            >
              Say this again
              <span class="govuk-visually-hidden">{`: ${item.aboutName}, ${plainDay(dayOf(item.answeredAt))}`}</span>
            </Button>
          )}
        </div>
      ))}
    </div>
  )

type PersonProps = { subject: Subject; index: number; shown: AnswerShown }

const Filling = ({ subject, index, shown, answered }: PersonProps & { answered: boolean }) => {
  const before = shown.before[index] ?? []
  const things = shown.things[index] ?? []
  return (
    <>
      <Earlier
        items={before}
        person={index + 1}
        councils={shown.councils}
        put={things.map(({ reused }) => reused)}
      />
      {things.map((thing, number) => (
        <Thing
          key={thing.at}
          thing={thing}
          subject={subject}
          filling={shown}
          first={number === 0}
          mayBeNothing={number === 0 && !answered}
          before={before}
        />
      ))}
      <Button
        classes="govuk-button--secondary request__small"
        name="_then"
        value={`add:${String(index + 1)}`}
      >
        {`Say another thing about ${subject.name}`}
      </Button>
    </>
  )
}

const isAnsweredFor = ({ answers }: AgencyRequest, id: string): boolean =>
  answers.some(({ subjectId }) => subjectId === id)

const Person = ({ subject, index, shown }: PersonProps) => {
  const answered = isAnsweredFor(shown.request, subject.id)
  const things = shown.things[index] ?? []
  const isBegun = things.some(
    (thing) => !isUntouched(thing) || errorFor(shown.form, `${thing.at}-kind`) !== undefined,
  )
  return (
    <section class="govuk-summary-card" id={`person-${String(index + 1)}`}>
      <div class="govuk-summary-card__title-wrapper">
        <h3 class="govuk-summary-card__title">{subject.name}</h3>
        {answered && <p class="govuk-body-s request__answered">Answered</p>}
      </div>
      <div class="govuk-summary-card__content">
        <AboutWhom subject={subject} agency={shown.request.agency} />
        {answered ? (
          <Details summaryText={`Add something about ${subject.name}`} open={isBegun || things.length > 1}>
            <Filling subject={subject} index={index} shown={shown} answered={answered} />
          </Details>
        ) : (
          <Filling subject={subject} index={index} shown={shown} answered={answered} />
        )}
      </div>
    </section>
  )
}

/** By a one-time link there is one sending: whoever is left out is left to a telephone call. */
const SendsOnce = ({ request, form }: { request: AgencyRequest; form: AnswerShown['form'] }) => {
  const error = errorFor(form, 'partly')
  return (
    <>
      <p class="govuk-body">Sending uses up the link: what is sent is not changed, and not added to, here.</p>
      {unanswered(request).length > 1 && (
        <Checkboxes
          name="partly"
          classes="govuk-checkboxes--small"
          values={one(form.typed, 'partly') === 'yes' ? ['yes'] : []}
          items={[
            { value: 'yes', text: 'Send it although somebody is not answered for. I will ring about them.' },
          ]}
          {...(error === undefined ? {} : { errorMessage: { text: error } })}
        />
      )}
    </>
  )
}

/**
 * The answer, one block for each person asked about. Every button first keeps what is typed, so that nothing is lost
 * where no script saves it; the first of them is what Enter presses.
 */
export const AnswerForm = ({ shown, door }: { shown: AnswerShown; door: Doorway }) => {
  const { request } = shown
  const complete = request.subjects.every(({ id }) => isAnsweredFor(request, id))
  const none = request.answers.length === 0
  return (
    <door.Frame action={`${door.base}/answer`} autosave={`${door.base}/keep?showing=${shown.showing}`}>
      <input type="hidden" name="form-version" value={String(shown.version)} />
      <h2 class="govuk-heading-m">{complete ? 'Add something' : 'Your answer'}</h2>
      <div class="request__bar">
        <Button text="Save" classes="govuk-button--secondary request__small" name="_then" value="later" />
        {none && (
          <Button
            text="Nothing known about anybody"
            classes="govuk-button--secondary request__small"
            name="_then"
            value="nothing-known"
          />
        )}
        <Button
          text="Attach a file"
          classes="govuk-button--secondary request__small"
          name="_then"
          value="files"
        />
        <SavedMark saved={shown.saved} />
      </div>
      {request.subjects.map((subject, index) => (
        <Person key={subject.id} subject={subject} index={index} shown={shown} />
      ))}
      {door.isLink ? (
        <SendsOnce request={request} form={shown.form} />
      ) : (
        <p class="govuk-body">
          You can answer about some now and about others later, as long as the enquiry is open. What is sent
          is not changed afterwards: a correction is added beside it.
        </p>
      )}
      <Button text="Send the answer" name="_then" value="send" preventDoubleClick />
    </door.Frame>
  )
}
