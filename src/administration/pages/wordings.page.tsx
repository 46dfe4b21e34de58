import { Details, InsetText } from '../../design/index.ts'
import { type Day, plainDay } from '../../time/index.ts'
import type { WordedLetter } from '../../messages/index.ts'
import { LabelledTable } from './labelled-table.tsx'

const path = '/administration/wordings'

type Wording = {
  readonly letter: string
  readonly textClass: string
  readonly from: Day
  readonly body: string
}
type Props = {
  readonly council: string
  readonly letters: readonly WordedLetter[]
  readonly wordings: readonly Wording[]
  readonly today: Day
}

const standing = (own: readonly Wording[], today: Day): string => {
  const now = own.find(({ from }) => from <= today)
  return now ? `This council’s own, from ${plainDay(now.from)}` : 'As the service words it'
}

export const WordingsPage = ({ council, letters, wordings, today }: Props) => (
  <>
    <h1 class="govuk-heading-l">{`How ${council} words its letters`}</h1>
    <p class="govuk-body">
      Everything that is sent outside, and the page a referrer reads last. One person words it alone: it
      changes no right and no threshold. What it must say is checked, its subject stays as the service words
      it, and what is said of each outcome is the same everywhere, so that nobody is warned by a slip.
    </p>
    {letters.map(({ name: letter, title: name, readers }) => (
      <LabelledTable
        key={letter}
        caption={name}
        captionClasses="govuk-table__caption--m"
        head={[
          { text: 'To whom' },
          { text: 'Words today' },
          { text: 'To come' },
          { html: <span class="govuk-visually-hidden">Change</span> },
        ]}
        rows={Object.entries(readers).map(([textClass, to]) => {
          const own = wordings.filter((each) => each.letter === letter && each.textClass === textClass)
          const coming = own.filter(({ from }) => from > today)
          return [
            { text: to },
            { text: standing(own, today) },
            {
              html: coming.map(({ from }) => (
                <span key={from}>
                  {`From ${plainDay(from)} `}
                  <a class="govuk-link" href={`${path}/${letter}/${textClass}/${from}/withdraw`}>
                    Withdraw
                    <span class="govuk-visually-hidden">{` the words from ${plainDay(from)}, ${to}`}</span>
                  </a>
                </span>
              )),
            },
            {
              html: (
                <a class="govuk-link" href={`${path}/${letter}/${textClass}`}>
                  Word it<span class="govuk-visually-hidden">{`: ${name}, ${to}`}</span>
                </a>
              ),
            },
          ]
        })}
      />
    ))}
  </>
)

type GapsProps = {
  readonly must: readonly string[]
  readonly may: readonly string[]
  readonly shipped: string
}

export const Gaps = ({ must, may, shipped }: GapsProps) => (
  <>
    <Details summaryText="How the service words it, to somebody invented">
      <p class="govuk-body request__words">{shipped}</p>
    </Details>
    <InsetText>
      <p class="govuk-body">The service fills in what stands in double brackets. It must have:</p>
      <ul class="govuk-list govuk-list--bullet">
        {must.map((name) => (
          <li key={name}>{`((${name}))`}</li>
        ))}
      </ul>
      <p class="govuk-body govuk-!-margin-bottom-0">
        {`It may also have: ${may.map((name) => `((${name}))`).join(', ')}. Name no child: whoever holds the telephone may read it.`}
      </p>
    </InsetText>
  </>
)
