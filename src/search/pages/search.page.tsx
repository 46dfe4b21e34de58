import type { ComponentChildren } from 'preact'
import { Button, InsetText } from '../../design/index.ts'
import {
  isGlassOffered,
  type Matches,
  PeopleMayBe,
  recordHref,
  SomeCannotBeShown,
} from '../../people/index.ts'
import { Form, type Visit } from '../../web/index.ts'
import { type At, MoreAboutThem, OneBox } from './fields.tsx'

/** What a search came to. `next` is where further people are. */
export type Results = { found: Matches; doubts: readonly string[]; next: string | null }

type Props = { at: At; visit: Visit; results: Results | null; note?: string | undefined }

const Doubts = ({ doubts }: { doubts: readonly string[] }) =>
  doubts.length === 0 ? null : (
    <InsetText>
      {doubts.map((doubt) => (
        <p key={doubt} class="govuk-body search__doubt">
          {doubt}
        </p>
      ))}
    </InsetText>
  )

/** For privacy officers: from somebody found to who looked at them. */
const whoLooked = (match: Matches['matches'][number]) =>
  match.kind === 'person' ? (
    <p class="govuk-body">
      <a class="govuk-link" href={`/access-history/person/${match.id}`}>
        Who looked
      </a>
    </p>
  ) : null

const Found = ({ results, visit }: { results: Results; visit: Visit }) => (
  <>
    <Doubts doubts={results.doubts} />
    <PeopleMayBe
      found={results.found}
      councils={visit.councils}
      at={visit.at}
      note={false}
      hrefOf={recordHref(visit)}
      isGlassOffered={isGlassOffered(visit)}
      doing={visit.may('access-history.start').allowed ? whoLooked : undefined}
    />
    {results.next !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={results.next}>
          Show more people, less likely ones
        </a>
      </p>
    )}
    <SomeCannotBeShown councils={visit.councils} />
  </>
)

const Area = ({ children }: { children: ComponentChildren }) => (
  <section class="search__found" id="found" tabIndex={-1} aria-labelledby="found-title">
    <h2 class="govuk-heading-m" id="found-title">
      People this may be
    </h2>
    <div id="found-people">{children}</div>
  </section>
)

/** One box, more about them where it is known, and beside it who it may be: renewed as somebody types. */
export const SearchPage = ({ at, visit, results, note }: Props) => (
  <>
    <h1 class="govuk-heading-l">Search</h1>
    {note !== undefined && <InsetText text={note} />}
    <div class="search">
      <Form visit={visit} action="/search" class="search__form">
        <div
          role="search"
          aria-label="For people"
          data-suggest="/people/suggest"
          data-suggest-target="found-people"
        >
          <OneBox at={at} />
          <MoreAboutThem at={at} />
        </div>
        <Button text="Search" />
      </Form>
      <Area>
        {results === null ? (
          <p class="govuk-body">They appear here while you type, or when you press Search.</p>
        ) : (
          <Found results={results} visit={visit} />
        )}
      </Area>
    </div>
  </>
)
