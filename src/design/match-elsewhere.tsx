import type { ComponentChildren } from 'preact'
import { CouncilLetter } from './council-letter.tsx'
import type { CouncilMark } from './council-letter.tsx'
import { HowSure } from './how-sure.tsx'
import type { Sureness } from './how-sure.tsx'
import { PhoneLink } from './phone-link.tsx'

export type MatchElsewhereProps = {
  readonly council: CouncilMark
  readonly sure: Sureness
  /** name, date of birth: which parts agree, never their values */
  readonly agreeing: readonly string[]
  readonly dutyPhone: string
  readonly headingLevel?: 3 | 4 | 5 | undefined
  /** Buttons: ask that council. */
  readonly children?: ComponentChildren
}

/** "name, date of birth and postcode agree" */
export const agreeingInWords = (agreeing: readonly string[]): string => {
  const [last, ...before] = agreeing.toReversed()
  if (last === undefined) return ''
  const parts = before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)} ${before.length === 0 ? 'agrees' : 'agree'}. `
}

/** Another council knows somebody like this. What it knows is its own to tell: this says whom to ask. */
export const MatchElsewhere = ({
  council,
  sure,
  agreeing,
  dutyPhone,
  headingLevel = 3,
  children,
}: MatchElsewhereProps) => {
  const Heading: 'h3' | 'h4' | 'h5' = `h${headingLevel}`
  return (
    <article class="match-card match-card--elsewhere">
      <div class="match-card__head">
        <Heading class="match-card__name">
          <CouncilLetter {...council} /> {`${council.name} knows somebody like this`}
        </Heading>
        <p class="match-card__sure">
          <HowSure sure={sure} />
        </p>
      </div>
      <p class="match-card__facts">
        {agreeingInWords(agreeing)}
        {`You cannot see the record from here. Ring the ${council.name} duty manager: `}
        <PhoneLink number={dutyPhone} />
      </p>
      {children && <div class="match-card__actions">{children}</div>}
    </article>
  )
}
