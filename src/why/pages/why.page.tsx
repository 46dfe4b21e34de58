import { type Action, type InstrumentRef, ruleOf } from '../../access/index.ts'
import { InsetText, Tag } from '../../design/index.ts'
import { type Instant, longTime } from '../../time/index.ts'
import { type Explanation, type Step, stepQuestions } from '../steps.ts'

const results: Readonly<Record<Step['result'], { text: string; classes: string }>> = {
  passed: { text: 'Yes', classes: 'govuk-tag--green' },
  failed: { text: 'Stops here', classes: 'govuk-tag--red' },
  'not-reached': { text: 'Not asked', classes: 'govuk-tag--grey' },
}

/** A step that asks about being kept from others is passed where the answer is no. */
const tagOf = ({ step, result }: Step, explanation: Explanation) => {
  if (step === 'sensitivity' && result === 'passed') return { ...results.passed, text: 'No' }
  const isOverridden = result === 'failed' && explanation.allowed
  return isOverridden ? { text: 'No, overridden below', classes: 'govuk-tag--yellow' } : results[result]
}

const ToAgreement = ({ instrument }: { instrument: InstrumentRef }) => (
  <>
    {' '}
    <a class="govuk-link" href={`/agreements/${instrument.id}`}>
      {`Read ${instrument.title}`}
    </a>
  </>
)

const StepShown = ({ step, explanation }: { step: Step; explanation: Explanation }) => (
  <li>
    <p class="govuk-body govuk-!-margin-bottom-1">
      {`${stepQuestions[step.step]} `}
      <Tag {...tagOf(step, explanation)} />
    </p>
    {step.facts.length > 0 && (
      <ul class="govuk-list govuk-list--bullet">
        {step.facts.map((fact) => (
          <li key={fact.words}>
            {fact.words}
            {fact.instrument && <ToAgreement instrument={fact.instrument} />}
          </li>
        ))}
      </ul>
    )}
  </li>
)

/** One action of the page, and whether this worker may do it. */
export type OtherAction = { action: Action; isAllowed: boolean }

export type WhyPageProps = {
  readonly explanation: Explanation
  readonly action: Action
  /** The page asks for it itself: then the question is why it can be seen. */
  readonly isSeeing: boolean
  /** Where it is asked for each other action. */
  readonly address: string
  readonly others: readonly OtherAction[]
  readonly at: Instant
}

export const questionOf = ({ explanation, action, isSeeing }: WhyPageProps): string => {
  const can = explanation.allowed ? 'can I' : 'can I not'
  return isSeeing ? `Why ${can} see this?` : `Why ${can} ${ruleOf(action).words}?`
}

const Others = ({ others, address }: Pick<WhyPageProps, 'others' | 'address'>) => (
  <>
    <h2 class="govuk-heading-m">What else you may and may not do there</h2>
    <p class="govuk-body">
      What you may not do has no button. What you may do has one only while there is something to do.
    </p>
    <ul class="govuk-list govuk-list--bullet">
      {others.map(({ action, isAllowed }) => (
        <li key={action}>
          {`${capital(ruleOf(action).words)}: ${isAllowed ? 'you may' : 'you may not'}. `}
          <a class="govuk-link" href={`${address}?for=${action}`}>
            Why?
            <span class="govuk-visually-hidden">{` ${ruleOf(action).words}`}</span>
          </a>
        </li>
      ))}
    </ul>
  </>
)

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** For somebody tired: one sentence first, then what would be needed, then every step with what it rests on. */
export const WhyPage = (props: WhyPageProps) => {
  const { explanation, others, address, at } = props
  const { inShort, needed, steps } = explanation
  return (
    <>
      <h1 class="govuk-heading-l">{questionOf(props)}</h1>
      <p class="govuk-body-l">{inShort}</p>
      {needed && (
        <InsetText>
          <p class="govuk-body">
            <strong>What would be needed: </strong>
            {`${needed.what}.`}
          </p>
          <p class="govuk-body">
            <strong>Who can see to it: </strong>
            {`${needed.who}.`}
          </p>
        </InsetText>
      )}
      <h2 class="govuk-heading-m">Step by step</h2>
      <ol class="govuk-list govuk-list--number govuk-list--spaced">
        {steps.map((step) => (
          <StepShown key={step.step} step={step} explanation={explanation} />
        ))}
      </ol>
      {others.length > 0 && <Others others={others} address={address} />}
      <p class="govuk-body-s">{`As things stood on ${longTime(at)}. That you asked is on the record, like any look.`}</p>
    </>
  )
}
