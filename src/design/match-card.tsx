import type { ComponentChildren } from 'preact'
import { CouncilLetter } from './council-letter.tsx'
import type { CouncilMark } from './council-letter.tsx'
import { HowSure } from './how-sure.tsx'
import type { Sureness } from './how-sure.tsx'
import { MatchParts } from './match-parts.tsx'
import type { MatchPart } from './match-parts.tsx'

export type MatchCardProps = {
  readonly name: string
  readonly href?: string | undefined
  readonly council?: CouncilMark | undefined
  readonly sure: Sureness
  /** born 14 Mar 2020, 6. Hidden addresses are the caller's business: pass nothing of them. */
  readonly born?: string | undefined
  /** What to know before a door is opened. */
  readonly flags?: ComponentChildren
  readonly lastContact?: string | undefined
  /** The part that speaks loudest first. */
  readonly parts: readonly MatchPart[]
  /** Could be a brother, sister or twin. */
  readonly beware?: string | undefined
  /** NHS number or a middle name would settle it. */
  readonly settles?: string | undefined
  /** Unique on the page: what is unfolded stays so when the card is renewed. */
  readonly id?: string | undefined
  /** Under which heading the cards stand. */
  readonly headingLevel?: 3 | 4 | 5 | undefined
  /** Buttons: the same person, not the same person. */
  readonly children?: ComponentChildren
}

type Head = Pick<MatchCardProps, 'name' | 'href' | 'council' | 'headingLevel'>

const Name = ({ name, href, council, headingLevel = 3 }: Head) => {
  const Heading: 'h3' | 'h4' | 'h5' = `h${headingLevel}`
  return (
    <Heading class="match-card__name">
      {council && <CouncilLetter {...council} />}{' '}
      {href ? (
        <a class="govuk-link" href={href} dir="auto">
          {name}
        </a>
      ) : (
        <span dir="auto">{name}</span>
      )}
    </Heading>
  )
}

/** A warning that holds without its colour: a sign, a frame and words. */
const Beware = ({ words }: { readonly words: string }) => (
  <p class="match-card__beware">
    <svg
      class="match-card__sign"
      width="20"
      height="18"
      viewBox="0 0 20 18"
      aria-hidden="true"
      focusable="false"
    >
      <path class="mark__full" d="M10 0 20 18H0Z" />
      <path class="mark__cut" d="M10 6v6M10 14v2" />
    </svg>
    <strong>{words}</strong>
  </p>
)

/**
 * Somebody this may be, to be read in two seconds: who, of which council, how sure; what to know before a door is
 * opened; then part by part what agrees and what does not. Nothing is joined until somebody says so.
 */
export const MatchCard = (props: MatchCardProps) => (
  <article class="match-card">
    <div class="match-card__head">
      <Name {...props} />
      <p class="match-card__sure">
        <HowSure sure={props.sure} />
      </p>
    </div>
    <p class="match-card__facts">
      {props.flags}
      {[props.born, props.lastContact].filter(Boolean).join(' · ')}
    </p>
    {props.beware && <Beware words={props.beware} />}
    <MatchParts parts={props.parts} id={props.id} />
    {props.settles && <p class="match-card__settles">{props.settles}</p>}
    {props.children && <div class="match-card__actions">{props.children}</div>}
  </article>
)
