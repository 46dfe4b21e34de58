import type { ComponentChildren } from 'preact'
import { CouncilLetter } from './council-letter.tsx'
import type { CouncilMark } from './council-letter.tsx'

export type MatchCardProps = {
  readonly name: string
  readonly href?: string | undefined
  /** born 14 Mar 2020, 6 */
  readonly born?: string | undefined
  /** Hidden addresses are the caller's business: pass nothing. */
  readonly address?: string | undefined
  readonly council?: CouncilMark | undefined
  /** How like: said in words, decided by a person. */
  readonly likeness: 'very likely' | 'likely' | 'possible'
  /** Why this may be them: "same birth date", "name sounds alike", "same household in 2017" */
  readonly because: readonly string[]
  /** What does not fit: "born a year earlier" */
  readonly against?: readonly string[] | undefined
  /** What is known: 3 contacts, open to Early Help */
  readonly known?: ComponentChildren
  /** Buttons: the same person, not the same person. */
  readonly children?: ComponentChildren
}

const Reasons = ({ words, reasons }: { readonly words: string; readonly reasons: readonly string[] }) =>
  reasons.length > 0 ? <p class="match-card__reasons">{`${words} ${reasons.join(', ')}`}</p> : null

/** A person this may be, with why and why not. Nothing is joined until somebody says so. */
export const MatchCard = (props: MatchCardProps) => (
  <article class="match-card">
    <h3 class="match-card__name">
      {props.council && <CouncilLetter {...props.council} />}{' '}
      {props.href ? (
        <a class="govuk-link" href={props.href}>
          {props.name}
        </a>
      ) : (
        props.name
      )}{' '}
      <span class="match-card__likeness">{props.likeness}</span>
    </h3>
    <p class="match-card__facts">{[props.born, props.address].filter(Boolean).join(' · ')}</p>
    <Reasons words="For:" reasons={props.because} />
    <Reasons words="Against:" reasons={props.against ?? []} />
    {props.known && <p class="match-card__known">{props.known}</p>}
    {props.children && <div class="match-card__actions">{props.children}</div>}
  </article>
)
