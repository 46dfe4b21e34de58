import { Details, Hops, type Hop, InsetText, Stub } from '../../design/index.ts'
import { HistoryLines } from '../../people/index.ts'
import type { ContactView } from '../contact.view.ts'
import { waitingFor } from '../contact.ts'
import { sayContactFact } from '../contact.words.ts'
import { isOutcome, outcomeRule } from '../outcome.ts'
import { hubWaitsFor, isGoingOn } from './in-the-hub.tsx'
import { repeatInWords } from '../repeat-contact.rule.ts'

const outcomeName = (outcome: string): string => (isOutcome(outcome) ? outcomeRule(outcome).name : outcome)

/** Enough to see a pattern; the rest opens below. */
const atOnce = 8

/** What we know already: one line for each earlier contact, in both councils as far as the reader may see. */
export const Known = (view: ContactView) => {
  const repeat = repeatInWords(view.contact.earlierContacts, view.repeat)
  const stubs = [...view.who.values()].flatMap(({ found }) =>
    (found?.matches ?? []).filter((match) => match.kind === 'stub'),
  )
  return (
    <section aria-labelledby="known">
      <h2 class="govuk-heading-m" id="known">
        What we know already
      </h2>
      {repeat && (
        <InsetText>
          <strong>{`This is the ${repeat}.`}</strong> Repeated worries that look small one by one are a
          pattern to look at.
        </InsetText>
      )}
      {view.history === null ? (
        <p class="govuk-body">You cannot search earlier contacts in the function you are acting in.</p>
      ) : (
        <>
          <HistoryLines
            lines={view.history.slice(0, atOnce)}
            councils={view.others}
            outcomeName={outcomeName}
          />
          {view.history.length > atOnce && (
            <Details summaryText={`${String(view.history.length - atOnce)} earlier`}>
              <HistoryLines
                lines={view.history.slice(atOnce)}
                councils={view.others}
                outcomeName={outcomeName}
              />
            </Details>
          )}
        </>
      )}
      {stubs.length > 0 && view.contact.children.every(({ personId }) => personId !== null) && (
        <Stub council={view.council.shortName} dutyPhone={view.council.dutyPhone} />
      )}
    </section>
  )
}

/** The facts that are hops on the child's way; notes and the like are in the chronology. */
const isHop = (type: string): boolean =>
  ![
    'note-added',
    'coloured',
    'voice-recorded',
    'child-recognised',
    'adult-recognised',
    'recognition-undone',
    'match-rejected',
    'rejection-taken-back',
    'known-elsewhere',
    'withheld',
    'shown-again',
    'history-counted',
    'conflict-met',
  ].includes(type)

const waitWords = {
  screener: 'a screener',
  manager: 'the screening manager',
  referrer: 'the referrer’s answer',
  'other-council': 'the other council’s acceptance',
} as const

/** Every hop with the waits between: where the child's time went, and who is waiting for whom. */
export const EveryHop = (view: ContactView) => {
  const waiting = waitingFor(view.contact)
  const facts: Hop[] = view.facts
    .filter(({ fact }) => isHop(fact.event.type))
    .map(({ fact, by }) => ({ what: sayContactFact(fact), at: fact.at, by }))
  const handOvers: Hop[] = view.handOvers.flatMap((sent) => [
    { what: `Sent to ${sent.team ?? 'nobody yet'}`, at: sent.sentAt },
    ...(sent.acceptedAt === null
      ? []
      : [
          {
            what: `Accepted by ${sent.team ?? ''}${sent.allocatedTo === null ? '' : `, allocated to ${sent.allocatedTo}`}`,
            at: sent.acceptedAt,
          },
        ]),
  ])
  const rated: Hop[] = view.enquiries.flatMap(({ ratedAt, rating }) =>
    ratedAt === null || rating === null ? [] : [{ what: `Rated in the MASH, now ${rating}`, at: ratedAt }],
  )
  const inHub = view.enquiries.find(isGoingOn)
  const unaccepted = view.handOvers.find((sent) => sent.acceptedAt === null && sent.stage !== 'withdrawn')
  return (
    <section aria-labelledby="hops">
      <h2 class="govuk-heading-m" id="hops">
        Every hop
      </h2>
      <Hops
        hops={[...facts, ...handOvers, ...rated].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))}
        now={view.visit.at}
        waitingFor={
          waiting !== null
            ? waitWords[waiting]
            : inHub
              ? hubWaitsFor(inHub)
              : unaccepted && `${unaccepted.team ?? 'a team'} to accept it`
        }
        headingLevel={3}
      />
      <p class="govuk-body">
        <a class="govuk-link" href={`/contacts/${view.contact.id}/record`}>
          The whole record, and who looked at it
        </a>
      </p>
    </section>
  )
}
