import { Button, WarningText } from '../../design/index.ts'
import type { AuthorityCard } from '../../access/index.ts'
import { readingOf, FieldList, type Problem } from '../../questions/index.ts'
import { addresses } from '../addresses.ts'
import { Numbers } from '../form.tsx'
import { trapField } from '../trap.ts'
import { whoField } from '../who.questions.ts'

/** The first page: who this is for, whom to ring, what happens with what is told, and who is writing. */
export const StartPage = ({
  councils,
  problems,
  goingOn,
}: {
  councils: readonly AuthorityCard[]
  problems: readonly Problem[]
  goingOn: { href: string } | null
}) => (
  <>
    <h1 class="govuk-heading-xl">Tell us about a child you are worried about</h1>
    <p class="govuk-body-l">
      For anybody worried about a child in Cambridgeshire or Peterborough, born or not: people who work with
      children, neighbours, family, and children and young people themselves. You do not have to be certain.
    </p>
    <WarningText
      text="If a child is in danger now, or somebody is badly hurt, ring 999."
      iconFallbackText="Warning"
    />
    <p class="govuk-body">If you want to talk to somebody instead, ring the council the child lives in:</p>
    <Numbers writing={{ councils }} />
    {goingOn && (
      <div class="govuk-inset-text">
        You have begun to tell us something in this window.{' '}
        <a class="govuk-link" href={goingOn.href}>
          Go on with it
        </a>
      </div>
    )}
    <h2 class="govuk-heading-m">What happens with what you tell us</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>What you type is saved as you go. You can stop and come back within 30 days.</li>
      <li>
        When you send it, a person at the council the child lives in reads it, and decides within one working
        day.
      </li>
      <li>A neighbour, friend or relative is not named to the family, and can stay anonymous.</li>
      <li>We keep it because the law asks us to protect children, and share it only as far as that needs.</li>
    </ul>
    <form method="post" action={addresses.start} novalidate data-submit-once>
      <FieldList fields={[whoField]} say={readingOf({})} problems={problems} />
      <Trap />
      <Button text="Start now" isStartButton preventDoubleClick />
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href={addresses.comeBack}>
        Come back to something you began earlier
      </a>
    </p>
  </>
)

/** Seen by robots only: out of sight, out of the tab order, unknown to autofill, and said to be left empty. */
export const Trap = () => (
  <div class="govuk-visually-hidden" aria-hidden="true">
    <label for={trapField}>Leave this empty</label>
    <input id={trapField} name={trapField} type="text" tabIndex={-1} autocomplete="off" />
  </div>
)
