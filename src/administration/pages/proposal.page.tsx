import type { ComponentChildren } from 'preact'
import { Button, Details, InsetText } from '../../design/index.ts'
import { Form, type Visit } from '../../web/index.ts'
import type { Preview } from '../preview.shape.ts'

/** What a change would do, in words and numbers. */
export const PreviewShown = ({
  preview,
  heading,
}: {
  readonly preview: Preview
  readonly heading: string
}) => (
  <section aria-labelledby="preview">
    <h2 class="govuk-heading-m" id="preview">
      {heading}
    </h2>
    <ul class="govuk-list govuk-list--bullet">
      {preview.sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
    {preview.lists.map(({ heading: over, items, isLetter }) => (
      <Details key={over} summaryText={over} open={isLetter === true}>
        {isLetter === true ? (
          <div class="letter">
            {items.map((paragraph) => (
              <p key={paragraph} class="govuk-body">
                {paragraph}
              </p>
            ))}
          </div>
        ) : (
          <ul class="govuk-list govuk-list--bullet">
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        )}
      </Details>
    ))}
  </section>
)

type Props = {
  readonly title: string
  readonly lead: ComponentChildren
  readonly visit: Visit
  readonly preview: (Preview & { readonly word: string }) | null
  readonly children: ComponentChildren
}

export const ProposalPage = ({ title, lead, visit, preview, children }: Props) => (
  <>
    <h1 class="govuk-heading-l">{title}</h1>
    {lead}
    {preview && (
      <InsetText>
        <PreviewShown preview={preview} heading="What it would do" />
        <p class="govuk-body govuk-!-margin-bottom-0">
          <strong>{preview.who}</strong>
        </p>
        <p class="govuk-body">Check it, put right what is wrong below, and send it.</p>
      </InsetText>
    )}
    <Form visit={visit} action={visit.path}>
      {children}
      {preview && <input type="hidden" name="_seen" value={preview.word} />}
      <Button
        text={preview === null ? 'See what it would do' : preview.byOne ? 'Do it' : 'Propose it'}
        preventDoubleClick
      />
    </Form>
  </>
)
