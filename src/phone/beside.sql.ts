import { guidanceOf, type Guidance } from '../contacts/index.ts'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import type { Described } from '../matching/index.ts'
import {
  lookForHistory,
  lookForPeople,
  type EarlierContact,
  type Matches,
  nobodyFound,
} from '../people/index.ts'
import { findPlaces, type Places } from '../places/index.ts'
import { itemsOf, type Answers } from '../questions/index.ts'
import { dayOf } from '../time/index.ts'
import type { Visit } from '../web/index.ts'
import { heardOfAdult, heardOfChild, isTold } from './heard.ts'
import { adultFrom, toldFrom } from './tell.ts'

/** What stands beside one child or adult of the call. Null: no agreement in force lets this worker look. */
export type BesidePerson = { found: Matches | null; earlier: readonly EarlierContact[] | null }

const likely = (found: Matches | null): string[] =>
  (found?.matches ?? []).flatMap((match) =>
    match.kind === 'person' &&
    match.likeliest === 'same' &&
    (match.band === 'attach' || match.band === 'confirm')
      ? [match.id]
      : [],
  )

const childrenIn = ({ names, words, born }: Described) =>
  (names.length === 0 && words !== '' ? [{ given: words, family: '' }] : names.slice(0, 1)).map(
    ({ given, family }) => ({
      name: `${given} ${family}`.trim(),
      bornOn: born?.precision === 'day' ? born.on : null,
    }),
  )

/** As many cards as fit beside a call. */
const most = 6

/** People this may be, and earlier contacts about them. Only likely ones bring their history: a twin's is another's. */
export const besidePerson = async (tx: Tx, visit: Visit, heard: Described): Promise<BesidePerson> => {
  const found = await lookForPeople(tx, visit, heard, most)
  const earlier = await lookForHistory(tx, visit, {
    personIds: likely(found),
    children: childrenIn(heard),
  })
  return { found, earlier }
}

export type PersonOfCall = { id: string; name: string; beside: BesidePerson }

/** Nobody has said who this is: the address alone would show the whole household beside every empty row. */
const nobodySaid: BesidePerson = { found: nobodyFound, earlier: [] }

/** Everybody of the call, children first, each with who they may be by everything that was told of all of them. */
export const besideEverybody = async (
  tx: Tx,
  visit: Visit,
  answers: Answers,
): Promise<readonly PersonOfCall[]> => {
  const told = toldFrom(answers)
  const everybody = [
    ...told.children.map((child, index) => ({
      id: child.id,
      name: [child.givenNames, child.familyName].filter(Boolean).join(' ') || `Child ${String(index + 1)}`,
      heard: heardOfChild(told, answers, child),
      isFirst: index === 0,
    })),
    ...itemsOf(answers, 'adult').map((id, index) => {
      const adult = adultFrom(answers, id)
      const name = adult.name || `Person ${String(index + 1)}`
      return { id, name, heard: heardOfAdult(told, answers, adult), isFirst: false }
    }),
  ]
  const beside: PersonOfCall[] = []
  for (const { id, name, heard, isFirst } of everybody) {
    const looks = isFirst || isTold(heard)
    beside.push({ id, name, beside: looks ? await besidePerson(tx, visit, heard) : nobodySaid })
  }
  return beside
}

/** What stands beside the address: which council it is in, and what came from there before. */
export type BesideHome = {
  postcode: string
  places: Places | null
  earlier: readonly EarlierContact[] | null
}

export const besideHome = async (tx: Tx, visit: Visit, postcode: string): Promise<BesideHome> => ({
  postcode,
  places: postcode === '' ? null : await findPlaces(tx, postcode),
  earlier: await lookForHistory(tx, visit, { postcode }),
})

/** The threshold guidance in force today of each council that the call is about. */
export const guidanceFor = async (
  tx: Tx,
  councils: readonly AuthorityCode[],
  at: Visit['at'],
): Promise<readonly { council: AuthorityCode; guidance: Guidance }[]> => {
  const found: { council: AuthorityCode; guidance: Guidance }[] = []
  for (const council of councils) {
    const guidance = await guidanceOf(tx, council, dayOf(at))
    if (guidance) found.push({ council, guidance })
  }
  return found
}
