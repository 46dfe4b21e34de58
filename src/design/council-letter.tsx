/** A council as far as a mark goes: letter, name and code come from the council's own record. */
export type CouncilMark = { readonly code: string; readonly name: string; readonly letter: string }

/** Which council answers for this child, in its colour: the letter to see, the name to hear. */
export const CouncilLetter = ({ code, name, letter }: CouncilMark) => (
  <span class={`council-letter council--${code}`} title={name}>
    <span aria-hidden="true">{letter}</span>
    <span class="govuk-visually-hidden">{name}</span>
  </span>
)
