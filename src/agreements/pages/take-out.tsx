import { Button } from '../../design/index.ts'
import { Form, type Visit } from '../../web/index.ts'
import type { OpenedDraft } from '../draft.open.ts'
import type { Part } from '../paragraph.form.ts'

type TakingOut = {
  readonly part: Part
  readonly nth: number
  readonly what: string
  readonly opened: OpenedDraft
  readonly mayRecord: boolean
  readonly visit: Visit
}

/** Takes one thing out of a draft, for whoever may write it. */
export const TakeOut = ({ part, nth, what, opened, mayRecord, visit }: TakingOut) =>
  mayRecord ? (
    <Form visit={visit} action={`/agreements/drafts/${opened.draft.id}/now/remove`}>
      <input type="hidden" name="version" value={opened.draft.version} />
      <input type="hidden" name="part" value={part} />
      <input type="hidden" name="nth" value={nth} />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        Take out<span class="govuk-visually-hidden">{` ${what}`}</span>
      </Button>
    </Form>
  ) : null
