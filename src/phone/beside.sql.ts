import { guidanceOf, type Guidance, type Told } from '../contacts/index.ts'
import type { AuthorityCode } from '../access/index.ts'
import type { Tx } from '../db/index.ts'
import {
  lookForHistory,
  lookForPeople,
  type EarlierContact,
  type Heard,
  type Match,
} from '../people/index.ts'
import { findPlaces, type Places } from '../places/index.ts'
import { dayOf } from '../time/index.ts'
import type { Visit } from '../web/index.ts'

/** What stands beside one child or adult of the call. Null lists: no agreement in force lets this worker look. */
export type BesidePerson = { matches: readonly Match[] | null; earlier: readonly EarlierContact[] | null }

const likely = (matches: readonly Match[] | null): string[] =>
  (matches ?? []).flatMap((match) =>
    match.kind === 'person' && match.likeness !== 'possible' ? [match.id] : [],
  )

/** People this may be, and earlier contacts about them. Only likely ones bring their history: a twin's is another's. */
export const besidePerson = async (tx: Tx, visit: Visit, heard: Heard): Promise<BesidePerson> => {
  const matches = await lookForPeople(tx, visit, heard, 6)
  const earlier = await lookForHistory(tx, visit, {
    personIds: likely(matches),
    children: heard.name === undefined ? [] : [{ name: heard.name, bornOn: heard.bornOn ?? null }],
  })
  return { matches, earlier }
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

/** What was heard of a child, as the search takes it. */
export const heardOfChild = (child: Told['children'][number], postcode: string): Heard => {
  const name = [child.givenNames, child.familyName, child.knownAs].filter(Boolean).join(' ')
  return {
    ...(name === '' ? {} : { name }),
    ...(child.bornOn === null ? {} : { bornOn: child.bornOn }),
    ...(postcode === '' ? {} : { postcode }),
  }
}
