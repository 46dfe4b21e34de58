import type { VNode } from 'preact'

/** Whether one part of two descriptions of somebody agrees. */
export type Agreement = 'yes' | 'nearly' | 'no'

const spoken: Readonly<Record<Agreement, string>> = { yes: 'Agrees', nearly: 'Nearly', no: 'Differs' }

/** Told apart by outline first: a full disc with a tick, a half-full disc, an open square with a cross. */
const shapes: Readonly<Record<Agreement, VNode>> = {
  yes: (
    <>
      <circle class="mark__full" cx="9" cy="9" r="8.5" />
      <path class="mark__cut" d="M4.5 9.4 7.7 12.5 13.5 6" />
    </>
  ),
  nearly: (
    <>
      <circle class="mark__outline" cx="9" cy="9" r="7.75" />
      <path class="mark__full" d="M9 1.25a7.75 7.75 0 0 0 0 15.5Z" />
    </>
  ),
  no: (
    <>
      <rect class="mark__outline" x="1.25" y="1.25" width="15.5" height="15.5" />
      <path class="mark__line" d="M5.2 5.2 12.8 12.8M12.8 5.2 5.2 12.8" />
    </>
  ),
}

/** The mark to see, the word to hear. */
export const AgreementMark = ({ agrees }: { readonly agrees: Agreement }) => (
  <span class={`mark mark--${agrees}`}>
    <svg class="mark__shape" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      {shapes[agrees]}
    </svg>
    <span class="govuk-visually-hidden">{`${spoken[agrees]}: `}</span>
  </span>
)
