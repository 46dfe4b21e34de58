import type { ComponentChildren } from 'preact'
import {
  Button,
  Checkboxes,
  InsetText,
  PhoneLink,
  Radios,
  SideBySide,
  Textarea,
  TwoRecords,
  WarningText,
} from '../../design/index.ts'
import { dayOf, longTime, plainDay } from '../../time/index.ts'
import { errorFor, Form, one, type Visit } from '../../web/index.ts'
import type { PairView } from '../pair.view.ts'
import type { SaidShown } from '../said.sql.ts'
import type { Side } from '../side.sql.ts'
import { bewareOf, partsOf } from '../match-words.ts'
import { sureOf } from '../sureness.rule.ts'
import { bornInWords, FlagTags } from './cards.tsx'
import { HistoryLines } from './history.tsx'
import { Waterfall } from './waterfall.tsx'

const plainOutcome = (outcome: string): string => outcome.replaceAll('-', ' ')

const councilOf = ({ councils }: Visit, code: string) => {
  const council = councils.find((each) => each.code === code)
  return { code, name: council?.shortName ?? 'another council', letter: council?.letter ?? '?' }
}

const sureOfPair = (pair: NonNullable<PairView['pair']>) =>
  sureOf({ band: pair.band, weight: pair.weighed.weight, conflicts: pair.weighed.conflicts })

const Who = ({ side, visit }: { side: Side; visit: Visit }) => (
  <div>
    <h2 class="govuk-heading-m">
      <a class="govuk-link" href={`/people/${side.id}`} dir="auto">
        {side.name}
      </a>
      {` · ${councilOf(visit, side.owner).name}`}
    </h2>
    <p class="govuk-body">
      {bornInWords(side, dayOf(visit.at))} <FlagTags held={side.flags} />
    </p>
    <p class="govuk-body-s">
      {`Registered ${plainDay(dayOf(side.registeredAt))}.`}
      {side.isMultipleBirth && ' Born a twin or one of several.'}
      {side.siblings.length > 0 &&
        ` Brothers and sisters on record: ${side.siblings
          .map(({ name, bornOn }) => (bornOn === null ? name : `${name}, born ${plainDay(bornOn)}`))
          .join('; ')}.`}
    </p>
  </div>
)

const OutOfSight = ({ view }: { view: PairView }) => {
  const council = view.visit.councils.find(({ code }) => code === view.other.owner)
  return (
    <div>
      <h2 class="govuk-heading-m">{`A record of ${council?.shortName ?? 'another council'}`}</h2>
      <p class="govuk-body">
        {view.agreeing === null || view.agreeing.parts.length === 0
          ? 'You cannot see this record from here.'
          : `You cannot see this record from here. What agrees: ${view.agreeing.parts.join(', ')}.`}
        {council && (
          <>
            {` Ring the ${council.shortName} duty manager: `}
            <PhoneLink number={council.dutyPhone} />
          </>
        )}
      </p>
    </div>
  )
}

/** What must not be overlooked, before any button. */
const warningsOf = ({ here, pair, twins }: Pick<PairView, 'here' | 'pair' | 'twins'>): string[] => {
  if (pair === null) return []
  const beware = bewareOf({ ...pair.weighed, reasons: pair.reasons, isChild: here.isChild })
  return [
    ...(beware === undefined ? [] : [beware]),
    ...twins.map(({ sibling }) => `${sibling.name} was born on the same day: which of the two is meant?`),
  ]
}

/** Saying "the same" takes a tick where facts differ or a brother, sister or twin is the likelier. */
export const takesATick = ({ pair }: Pick<PairView, 'pair'>): boolean =>
  pair !== null &&
  (pair.weighed.conflicts.length > 0 ||
    pair.weighed.likeliest === 'sibling' ||
    pair.weighed.likeliest === 'twin')

const Beside = ({ view }: { view: PairView }) => {
  const { here, there, pair, twins, visit } = view
  if (!there || !pair) return null
  const one = { name: here.name, council: councilOf(visit, here.owner) }
  return (
    <>
      <TwoRecords
        title="Part by part"
        one={one}
        other={{ name: there.name, council: councilOf(visit, there.owner) }}
        sure={sureOfPair(pair)}
        parts={partsOf(pair)}
      />
      {twins.length > 0 && (
        <SideBySide
          title="Born on the same day: which of them?"
          heardTitle={here.name}
          people={[{ sibling: there, pair }, ...twins].map((beside) => ({
            id: beside.sibling.id,
            name: beside.sibling.name,
            href: `/people/${beside.sibling.id}`,
            council: councilOf(visit, there.owner),
            sure: sureOfPair(beside.pair),
            parts: partsOf(beside.pair),
          }))}
        />
      )}
      <Waterfall pair={pair} id={there.id} />
      {pair.wouldSettle !== null && <p class="govuk-body">{pair.wouldSettle}</p>}
    </>
  )
}

/** "Said by Peterborough, not confirmed by Cambridgeshire." */
export const standing = (said: SaidShown, visit: Visit, owner: string): string => {
  const [ours, theirs] = [councilOf(visit, owner).name, councilOf(visit, said.otherOwner).name]
  const word = said.says === 'same' ? 'the same person' : 'not the same person'
  if (said.otherOwner === owner) return `Said to be ${word}.`
  if (said.otherSays === null) return `Said by ${ours} to be ${word}, not confirmed by ${theirs}.`
  return said.otherSays === said.says
    ? `Both councils say: ${word}.`
    : `${ours} says ${word}, ${theirs} says the opposite.`
}

const Now = ({ view }: { view: PairView }) => {
  const { now, here, visit } = view
  if (now === null && view.asked.length === 0) return null
  return (
    <InsetText>
      {view.asked.map((because) => (
        <p key={because} class="govuk-body">
          <strong>{because}</strong>
        </p>
      ))}
      {now !== null && (
        <p class="govuk-body">
          <strong>{standing(now, visit, here.owner)}</strong>
          {` By ${now.saidBy ?? 'the service'}, ${longTime(now.saidAt)}: ${now.because}`}
          {now.merged === 'stands-for-it' && ' Merged: this record stands for both.'}
          {now.merged === 'is-stood-for' && ' Merged: the other record stands for both.'}
          {now.needsReview !== null && <strong>{` To be looked at again: ${now.needsReview}.`}</strong>}
        </p>
      )}
    </InsetText>
  )
}

const Choice = ({ what, children, isFirst }: { what: string; children: string; isFirst?: boolean }) => (
  <Button
    name="what"
    value={what}
    preventDoubleClick
    {...(isFirst ? {} : { classes: 'govuk-button--secondary' })}
  >
    {children}
  </Button>
)

/** What may be done now, as buttons of one form: a reason is asked for all of it. */
const choices = (view: PairView): ComponentChildren => {
  const { now, here, other } = view
  if (now?.merged !== null && now !== null)
    return view.visit.may('person.merge').allowed || mayMerge(view) ? (
      <Choice what="unmerge">Undo the merge</Choice>
    ) : null
  const isDoubted = now?.says === 'same' && now.needsReview !== null
  return (
    <>
      {now?.says !== 'same' && (
        <Choice what="same" isFirst>
          Same person
        </Choice>
      )}
      {isDoubted && (
        <Choice what="same" isFirst>
          Still the same person
        </Choice>
      )}
      {now?.says !== 'different' && <Choice what="different">Not the same</Choice>}
      {now === null ? (
        <Choice what="leave">Leave for the review queue</Choice>
      ) : (
        <Choice what="back">Take back what was said</Choice>
      )}
      {here.owner === other.owner && now?.says !== 'different' && view.there !== null && mayMerge(view) && (
        <Choice what="merge">Merge the two</Choice>
      )}
    </>
  )
}

const mayMerge = ({ visit, here }: PairView): boolean =>
  visit.may('person.merge', {
    kind: 'person',
    id: here.id,
    owner: here.owner,
    clientGroup: 'children',
    teams: [],
    allocatedTo: [],
    conflictedStaff: [],
    reasonGivenBy: [],
  }).allowed

const Stays = ({ view }: { view: PairView }) => {
  const { here, there, now, form } = view
  if (!there || here.owner !== there.owner || now?.merged != null || !mayMerge(view)) return null
  const older = here.registeredAt <= there.registeredAt ? here : there
  return (
    <Radios
      idPrefix="stays"
      name="stays"
      classes="govuk-radios--small"
      value={one(form.typed, 'stays') || older.id}
      fieldset={{
        legend: {
          text: 'If you merge them: which record stands for both?',
          classes: 'govuk-fieldset__legend--s',
        },
      }}
      hint="Nothing moves: the other one points to it, and the merge can be undone at any time."
      items={[here, there].map((side) => ({
        value: side.id,
        text: `${side.name}, registered ${plainDay(dayOf(side.registeredAt))}${side.id === here.id ? ' (this one)' : ''}`,
      }))}
    />
  )
}

const Say = ({ view }: { view: PairView }) => {
  const { here, other, visit, form } = view
  const wrong = (field: string) => {
    const text = errorFor(form, field)
    return text === undefined ? {} : { errorMessage: { text } }
  }
  return (
    <Form visit={visit} action={`/people/${here.id}/same/${other.owner}/${other.id}`}>
      <Textarea
        id="because"
        name="because"
        label={{ text: 'Why', classes: 'govuk-label--s' }}
        hint="What you know, and from whom. It stays on the record of both."
        rows={3}
        value={one(form.typed, 'because')}
        {...wrong('because')}
      />
      {takesATick(view) && (
        <Checkboxes
          idPrefix="seen"
          name="seen"
          classes="govuk-checkboxes--small"
          items={[{ value: 'yes', text: 'I have seen what differs, and it is still the same person' }]}
          {...wrong('seen')}
        />
      )}
      <Stays view={view} />
      {here.owner !== other.owner && (
        <p class="govuk-hint">
          {visit.hats.some(({ authority }) => authority === other.owner)
            ? 'You may act for both councils: what you say is said for both, unless somebody there has said otherwise.'
            : `${councilOf(visit, other.owner).name} is asked whether it agrees. Until then it counts as said by ${councilOf(visit, here.owner).name} alone.`}
        </p>
      )}
      <div class="govuk-button-group">{choices(view)}</div>
    </Form>
  )
}

const Ever = ({ view }: { view: PairView }) => {
  const before = view.ever.filter(({ endedAt }) => endedAt !== null)
  if (before.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">Said before</h2>
      <ul class="govuk-list govuk-list--bullet">
        {before.map((each) => (
          <li key={each.linkId}>
            {`${each.says === 'same' ? 'The same' : 'Not the same'}, by ${each.saidBy ?? 'the service'}, ${longTime(each.saidAt)}: ${each.because}`}
            {each.endedAt !== null && ` Taken back ${longTime(each.endedAt)}.`}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Two records beside each other: what agrees, what does not, how sure, what was told of both; and what is said of them. */
export const PairPage = (view: PairView) => {
  const warnings = warningsOf(view)
  const { here, there, visit, history } = view
  return (
    <>
      <h1 class="govuk-heading-l">{`${here.name}: the same person?`}</h1>
      <Now view={view} />
      <div class="pair__sides">
        <Who side={here} visit={visit} />
        {there ? <Who side={there} visit={visit} /> : <OutOfSight view={view} />}
      </div>
      {warnings.map((words) => (
        <WarningText key={words} text={words} iconFallbackText="Warning" />
      ))}
      <Beside view={view} />
      <Say view={view} />
      <Ever view={view} />
      <h2 class="govuk-heading-m">{`Contacts of ${here.name} (${councilOf(visit, here.owner).name})`}</h2>
      <HistoryLines lines={history.here ?? []} councils={visit.councils} outcomeName={plainOutcome} />
      {there && (
        <>
          <h2 class="govuk-heading-m">{`Contacts of ${there.name} (${councilOf(visit, there.owner).name})`}</h2>
          <HistoryLines lines={history.there ?? []} councils={visit.councils} outcomeName={plainOutcome} />
        </>
      )}
    </>
  )
}
