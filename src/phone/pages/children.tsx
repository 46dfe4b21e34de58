import type { AuthorityCard } from '../../access/index.ts'
import { Button, Details } from '../../design/index.ts'
import { circumstances } from '../../places/index.ts'
import { itemsOf, readingOf, type Answers } from '../../questions/index.ts'
import type { FormState } from '../../web/index.ts'
import { AnyOf, Ask, type At, Choose, DayBoxes, Line, LooksBeside, Tick, Words } from './fields.tsx'
import { CouncilQuestion } from './home.tsx'

const sexes = { F: 'Girl', M: 'Boy', U: 'Not known' }

/** 8-17, 19-21 of the form: who the child is. What is typed here is looked for beside the call at once. */
const Names = ({ at }: { at: At }) => (
  <LooksBeside>
    <div class="call__row">
      <Line at={at} name="given-names" label="First and middle names" names />
      <Line at={at} name="family-name" label="Family name" names />
      <Line at={at} name="known-as" label="Also known as" names />
    </div>
    <DayBoxes at={at} name="born" label="Date of birth" hint="Only the year is an answer too" />
    <div class="call__row">
      <Choose at={at} name="sex" label="Sex" options={sexes} />
      <Line at={at} name="nhs-number" label="NHS number" width={10} names />
      <Line at={at} name="upn" label="Pupil number" width={10} names />
      <Tick at={at} name="estimated" label="Date of birth is a guess" />
    </div>
  </LooksBeside>
)

const Elsewhere = ({ at, councils }: { at: At; councils: readonly AuthorityCard[] }) => (
  <Details
    id={`elsewhere-${at.say.item?.id ?? ''}`}
    summaryText="Not living at home, unborn, in care, found here: which council?"
    open={
      at.say.all('circumstances').length > 0 ||
      at.say.one('now-address') !== '' ||
      at.say.one('now-postcode') !== ''
    }
  >
    <LooksBeside>
      <AnyOf at={at} name="circumstances" label="Anything of this?" options={circumstances} />
    </LooksBeside>
    <LooksBeside>
      <DayBoxes at={at} name="due" label="When is the baby due?" hint="Only for an unborn child" />
      <div class="call__row">
        <Line at={at} name="now-address" label="Where the child is staying, if not at home" />
        <Line at={at} name="now-postcode" label="Postcode there" width={10} names />
      </div>
    </LooksBeside>
    <CouncilQuestion at={at} name="now-council" label="Which council is that in?" councils={councils} />
    <div class="call__row">
      <Line at={at} name="responsible-council" label="Looked after by (council)" />
      <Line at={at} name="plan-elsewhere" label="On a plan of (council)" />
    </div>
  </Details>
)

const More = ({ at }: { at: At }) => (
  <Details
    id={`more-${at.say.item?.id ?? ''}`}
    summaryText="More about this child: language, ethnicity, health, disability"
  >
    <div class="call__row">
      <Line at={at} name="language" label="First language; interpreter?" />
      <Line at={at} name="ethnicity" label="Ethnicity" />
      <Line at={at} name="religion" label="Religion" />
    </div>
    <div class="call__row">
      <Line at={at} name="disability" label="Disability, special needs" />
      <Line at={at} name="communication" label="How they communicate" />
      <Line at={at} name="health" label="GP, health visitor, midwife" />
    </div>
    <div class="call__row">
      <Line at={at} name="gender" label="Gender, if they say so themselves" />
      <Line at={at} name="immigration" label="Nationality, immigration status" />
    </div>
    <Words at={at} name="views" label="What the child thinks of this call" />
  </Details>
)

type ChildProps = {
  at: At
  id: string
  nth: number
  action: string
  councils: readonly AuthorityCard[]
  alone: boolean
}

const OneChild = ({ at, id, nth, action, councils, alone }: ChildProps) => (
  <fieldset class="govuk-fieldset call__person" id={`child-${id}`}>
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{`Child ${String(nth)}`}</legend>
    <Names at={at} />
    <Line at={at} name="school" label="School, nursery, college" />
    <Words
      at={at}
      name="own-words"
      label="The child’s own words"
      hint="Exactly as spoken, if the caller heard them"
    />
    <Elsewhere at={at} councils={councils} />
    <More at={at} />
    {!alone && <RemoveButton action={action} group="child" id={id} words={`Take child ${String(nth)} off`} />}
  </fieldset>
)

export const RemoveButton = ({
  action,
  group,
  id,
  words,
}: {
  action: string
  group: string
  id: string
  words: string
}) => (
  <Button
    text={words}
    classes="govuk-button--secondary call__small-button"
    attributes={{ formaction: `${action}/remove/${group}/${id}` }}
  />
)

type Props = { answers: Answers; form: FormState; action: string; councils: readonly AuthorityCard[] }

export const Children = ({ answers, form, action, councils }: Props) => {
  const ids = itemsOf(answers, 'child')
  return (
    <>
      <Ask>What is the child’s name, and how do you spell it? How old? Is there another child?</Ask>
      {ids.map((id, index) => (
        <OneChild
          key={id}
          at={{ say: readingOf(answers, { group: 'child', id }), form }}
          id={id}
          nth={index + 1}
          action={action}
          councils={councils}
          alone={ids.length === 1}
        />
      ))}
      <Button
        text="Add another child"
        classes="govuk-button--secondary call__small-button"
        attributes={{ formaction: `${action}/add/child`, accesskey: 'c' }}
      />
    </>
  )
}
