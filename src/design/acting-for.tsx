import { classNames } from './macro-options.ts'

export type ActingForProps = {
  /** Name as said aloud: Peterborough; "both councils" where a tray is shared. */
  readonly name: string
  /** GSS code, which gives the colour; none when acting for several. */
  readonly code?: string | undefined
  /** Cambridgeshire County Council */
  readonly employer: string
  /** Delegation Agreement 2018 (screening) */
  readonly under: string
  readonly switchHref?: string | undefined
}

/** Whose child this is about to be done for, and by what right: big, always there, never inferred. */
export const ActingFor = ({ name, code, employer, under, switchHref = '/acting-for' }: ActingForProps) => (
  <div class={classNames('acting-for', code && `council--${code}`)} role="region" aria-label="Acting for">
    <div class="govuk-width-container acting-for__inside">
      <p class="acting-for__who">
        Acting for <strong class="acting-for__name">{name}</strong>
      </p>
      <p class="acting-for__right">{`as ${employer} employee, under ${under}`}</p>
      <a class="acting-for__switch" href={switchHref}>
        Switch<span class="govuk-visually-hidden"> to acting for another council</span>
      </a>
    </div>
  </div>
)
