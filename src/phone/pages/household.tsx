import { Button, Details } from '../../design/index.ts'
import { itemsOf, readingOf, type Answers } from '../../questions/index.ts'
import type { FormState } from '../../web/index.ts'
import { parts } from '../words.ts'
import { RemoveButton } from './children.tsx'
import { Ask, type At, Choose, DayBoxes, Line, LooksBeside, yesNoNotKnown } from './fields.tsx'

const OneAdult = ({ at, id, nth, action }: { at: At; id: string; nth: number; action: string }) => (
  <fieldset class="govuk-fieldset call__person" id={`adult-${id}`}>
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{`Person ${String(nth)}`}</legend>
    <LooksBeside>
      <div class="call__row">
        <Line at={at} name="name" label="Full name" names />
        <Line at={at} name="relation" label="Who they are to the child" />
        <Choose at={at} name="part" label="Place in this" options={parts} blank={null} />
      </div>
      <DayBoxes at={at} name="born" label="Date of birth" />
    </LooksBeside>
    <Choose at={at} name="responsibility" label="Parental responsibility?" options={yesNoNotKnown} />
    <Details id={`adult-more-${id}`} summaryText="Needs; other children; work with children">
      <Line at={at} name="needs" label="Mental health, drugs or alcohol, domestic abuse, disability" />
      <div class="call__row">
        <Choose
          at={at}
          name="other-children"
          label="In contact with other children?"
          options={yesNoNotKnown}
        />
        <Choose
          at={at}
          name="works-with-children"
          label="Works or volunteers with children?"
          options={yesNoNotKnown}
        />
      </div>
    </Details>
    <RemoveButton action={action} group="adult" id={id} words={`Take person ${String(nth)} off`} />
  </fieldset>
)

type Props = { answers: Answers; form: FormState; action: string }

/** 22-26 of the form: everybody else. Brothers and sisters are children of the call. */
export const Household = ({ answers, form, action }: Props) => (
  <>
    <Ask>
      Who else lives there? Who visits? Who holds parental responsibility? Does anybody work with children?
    </Ask>
    {itemsOf(answers, 'adult').map((id, index) => (
      <OneAdult
        key={id}
        at={{ say: readingOf(answers, { group: 'adult', id }), form }}
        id={id}
        nth={index + 1}
        action={action}
      />
    ))}
    <Button
      text="Add a person"
      classes="govuk-button--secondary call__small-button"
      attributes={{ formaction: `${action}/add/adult`, accesskey: 'p' }}
    />
  </>
)
