import type { AuthorityCard } from '../../access/index.ts'
import { WarningText } from '../../design/index.ts'
import { Numbers } from '../form.tsx'

/** Immediate danger: the numbers, large, and never a wall. */
export const DangerNumbers = ({ councils }: { councils: readonly AuthorityCard[] }) => (
  <>
    <WarningText
      text="Ring 999 and ask for the police if a child is in danger now, or for an ambulance if somebody is badly hurt."
      iconFallbackText="Warning"
    />
    <p class="govuk-body">
      <a class="govuk-link govuk-!-font-size-36 govuk-!-font-weight-bold" href="tel:999">
        999
      </a>
    </p>
    <p class="govuk-body">
      If you cannot speak, ring 999 from a mobile, listen, and press 55 when asked. Then, or if you cannot
      ring, tell the council now by phone:
    </p>
    <Numbers writing={{ councils }} />
    <p class="govuk-body">
      You can also go on and tell us in writing. Somebody reads what is marked “in danger now” first, but not
      as fast as 999 answers.
    </p>
  </>
)
