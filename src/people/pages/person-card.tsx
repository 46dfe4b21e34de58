import type { ComponentChildren } from 'preact'
import type { AuthorityCard } from '../../access/index.ts'
import { MatchCard, MatchElsewhere, Stub, Tag } from '../../design/index.ts'
import { dayOf, shortDay, type Instant } from '../../time/index.ts'
import { flags } from '../flags.ts'
import { agreeingWords, bewareOf, partsOf } from '../match-words.ts'
import type { Match, MatchedPerson } from '../match.ts'
import { relativeWords } from '../relative.words.ts'
import { sureElsewhere, sureOf } from '../sureness.rule.ts'
import { bornInWords } from './born-words.ts'

export const FlagTags = ({ held }: { held: MatchedPerson['flags'] }) => (
  <>
    {held.map((flag) => (
      <span key={flag}>
        <Tag text={flags[flag]} classes="govuk-tag--red" />{' '}
      </span>
    ))}
  </>
)

export type Seen = { councils: readonly AuthorityCard[]; at: Instant }

export type CardLook = {
  /** Under which heading the cards stand. */
  headingLevel?: 3 | 4 | 5 | undefined
  /** What may be done about each: the same person, not the same person. */
  doing?: ((match: Match) => ComponentChildren) | undefined
  /** For whom they stand here, where the same person may stand twice on a page. */
  forWhom?: string | undefined
  /** Where a card leads: for whoever looks after sealed records the custodian's page, for everybody else the record. */
  hrefOf?: ((personId: string) => string) | undefined
  /** Whoever looks may open a restricted record at once by breaking the glass. */
  isGlassOffered?: boolean | undefined
}

export const councilOf = (councils: readonly AuthorityCard[], code: string) => {
  const council = councils.find((each) => each.code === code)
  return { code, name: council?.shortName ?? code, letter: council?.letter ?? '?' }
}

const lastContactOf = ({ lastContactAt, isRelative = false }: MatchedPerson): string => {
  if (isRelative) return `related to you: ${relativeWords.summary}`
  return lastContactAt === null ? 'no contact yet' : `last contact ${shortDay(dayOf(lastContactAt))}`
}

/** What would settle it is worth asking of whoever is likely; on ten possible cards it would be noise. */
export const isLikely = ({ band }: MatchedPerson): boolean => band === 'attach' || band === 'confirm'

type PersonCardProps = Seen & {
  match: MatchedPerson
  headingLevel?: 3 | 4 | 5 | undefined
  /** Unique on the page, where the same person may stand beside two children. */
  id?: string
  hrefOf?: CardLook['hrefOf']
  children?: ComponentChildren
}

/** One person somebody may be, with why and why not. `children`: what may be done about it. */
const PersonCard = ({ match, councils, at, headingLevel, id, hrefOf, children }: PersonCardProps) => (
  <MatchCard
    id={id ?? `match-${match.id}`}
    name={match.name}
    href={hrefOf?.(match.id) ?? `/people/${match.id}`}
    council={councilOf(councils, match.owner)}
    sure={sureOf(match)}
    born={bornInWords(match, dayOf(at))}
    flags={match.flags.length > 0 && <FlagTags held={match.flags} />}
    lastContact={lastContactOf(match)}
    parts={partsOf(match)}
    beware={bewareOf(match)}
    settles={isLikely(match) ? (match.wouldSettle ?? undefined) : undefined}
    headingLevel={headingLevel}
  >
    {children}
  </MatchCard>
)

type CardProps = { match: Match } & Seen & CardLook

/** One of those found, as far as it may be shown. */
export const Card = ({ match, doing, forWhom, ...rest }: CardProps) => {
  switch (match.kind) {
    case 'stub':
      return (
        <Stub
          council={councilOf(rest.councils, match.owner).name}
          dutyPhone={match.dutyPhone}
          glassHref={rest.isGlassOffered === true ? `/break-glass/people/${match.id}` : undefined}
        />
      )
    case 'elsewhere':
      return (
        <MatchElsewhere
          council={councilOf(rest.councils, match.owner)}
          sure={sureElsewhere(match)}
          agreeing={agreeingWords(match.agreeing)}
          dutyPhone={match.dutyPhone}
          headingLevel={rest.headingLevel}
        >
          {doing?.(match)}
        </MatchElsewhere>
      )
    case 'person':
      return (
        <PersonCard
          match={match}
          {...rest}
          {...(forWhom === undefined ? {} : { id: `match-${forWhom}-${match.id}` })}
        >
          {doing?.(match)}
        </PersonCard>
      )
  }
}
