import type { AuthorityCard, AuthorityCode } from '../access/index.ts'
import { yearsOld, type Placing, type Told, type ToldChild } from '../contacts/index.ts'
import {
  placeChild,
  whereaboutsOf,
  type AskedCouncil,
  type Circumstance,
  type Placed,
  type ToTell,
  type Whereabouts,
} from '../places/index.ts'
import { readingOf, type Answers, type Reading } from '../questions/index.ts'
import { dayOf, type Instant } from '../time/index.ts'
import { foundAt } from './found.ts'

/** Children whom the same council answers for: one contact. */
export type Place = { childIds: readonly string[]; owner: AuthorityCode; placing: Placing }

/**
 * Who reads first what nobody can place. Screening for both councils is done at the Customer Service Centre, which is
 * Cambridgeshire's; it is marked `not-known-yet` there and re-stamped with its clocks when the council is known.
 */
const firstReader = 'E10000003'

const askedCouncil = (say: Reading, name: string, councils: readonly AuthorityCard[]): AskedCouncil => {
  const answer = say.one(name)
  if (answer === '') return null
  if (councils.some((council) => council.code === answer)) return { ours: answer }
  if (answer === 'another') return { another: say.one(`${name}-name`) || 'another council' }
  return 'nobody-knows'
}

const isSixteenOrSeventeen = (child: ToldChild, now: Instant): boolean =>
  child.bornOn !== null && [16, 17].includes(yearsOld(child.bornOn, dayOf(now)))

const elsewhere = (say: Reading, child: ToldChild, now: Instant): Circumstance[] => {
  switch (say.one('elsewhere')) {
    case 'refuge':
      return ['refuge']
    case 'shared':
      return ['shared-care']
    case 'hospital':
      return ['in-hospital']
    case 'boarding-school':
      return ['boarding-school']
    case 'homeless':
      return [isSixteenOrSeventeen(child, now) ? 'homeless-16-17' : 'found-here']
    default:
      return []
  }
}

type Child = { say: Reading; child: ToldChild; livesIn: string }

/** Looked after, or on a plan, by a council that is not the one the child lives in. Named in words, so compared by name. */
const isOfAnotherCouncil = ({ child, livesIn }: Child): boolean =>
  [child.lookedAfterBy, child.planElsewhere].some(
    (named) => named !== '' && (livesIn === '' || !named.toLowerCase().includes(livesIn.toLowerCase())),
  )

const circumstancesOf = (of: Child, now: Instant): Set<Circumstance> => {
  const { say, child } = of
  return new Set<Circumstance>([
    ...(say.one('born') === 'no' ? (['unborn'] as const) : []),
    ...(say.one('unaccompanied') === 'yes' ? (['unaccompanied'] as const) : []),
    ...(child.privatelyFostered === 'yes' ? (['privately-fostered'] as const) : []),
    ...(isOfAnotherCouncil(of) ? (['placed-by-another-council'] as const) : []),
    ...(say.one('lives') === 'elsewhere' ? elsewhere(say, child, now) : []),
  ])
}

/** Somewhere else for good, so far as anybody knows: that is the child's home. A hospital bed or a sofa is not. */
const isHome = (say: Reading): boolean =>
  !['shared', 'hospital', 'boarding-school', 'refuge', 'homeless'].includes(say.one('elsewhere'))

const nameIn = (place: Whereabouts, councils: readonly AuthorityCard[]): string =>
  place.in === 'ours' ? (councils.find((each) => each.code === place.authority)?.shortName ?? '') : ''

const placed = (
  child: ToldChild,
  answers: Answers,
  councils: readonly AuthorityCard[],
  now: Instant,
): Placed => {
  const say = readingOf(answers, { group: 'child', id: child.id })
  const home = whereaboutsOf(
    foundAt(answers, null)?.places ?? null,
    askedCouncil(say.whole, 'council', councils),
  )
  const elsewhereNow = whereaboutsOf(
    foundAt(answers, child.id)?.places ?? null,
    askedCouncil(say, 'council-now', councils),
  )
  const isElsewhere = say.one('lives') === 'elsewhere'
  const livesThere = isElsewhere && isHome(say) && elsewhereNow.in !== 'not-known'
  const livesIn = nameIn(isElsewhere && elsewhereNow.in !== 'not-known' ? elsewhereNow : home, councils)
  return placeChild({
    home: livesThere ? elsewhereNow : home,
    now: isElsewhere ? elsewhereNow : { in: 'not-known', because: 'not-given' },
    circumstances: circumstancesOf({ say, child, livesIn }, now),
    responsibleCouncil: child.lookedAfterBy || child.planElsewhere,
    receivedBy: firstReader,
    // Everybody who could be asked has been: what is sent is never held back for want of a council.
    nobodyKnows: true,
  })
}

export type Placement = { places: readonly Place[]; toTell: readonly ToTell[] }

/** Which council answers for each child; the children of one council stand on one contact. */
export const placementOf = (
  told: Told,
  asked: Answers,
  councils: readonly AuthorityCard[],
  now: Instant,
): Placement => {
  const children = told.children.map((child) => ({ child, placed: placed(child, asked, councils, now) }))
  const owners = [...new Set(children.map((each) => each.placed.owner ?? firstReader))]
  return {
    places: owners.map((owner) => {
      const theirs = children.filter((each) => (each.placed.owner ?? firstReader) === owner)
      const [first] = theirs
      return {
        owner,
        childIds: theirs.map((each) => each.child.id),
        placing: first?.placed.placing ?? { rule: 'not-known-yet', words: 'No child is known yet.' },
      }
    }),
    toTell: children.flatMap((each) => each.placed.toTell),
  }
}

export const toTellInWords = (toTell: readonly ToTell[], councils: readonly AuthorityCard[]): string =>
  [
    ...new Set(
      toTell.map(({ council, why }) => {
        const name =
          'ours' in council
            ? (councils.find((each) => each.code === council.ours)?.shortName ?? council.ours)
            : council.another
        return `${name}: ${why}`
      }),
    ),
  ].join(' ')
