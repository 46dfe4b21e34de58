import { type Kysely, sql } from 'kysely'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import type { DB } from '../db/index.ts'
import { nobodyDescribed, rememberForMatching } from '../matching/index.ts'
import { day } from '../time/index.ts'

/** Invented people whom somebody may have to find at night. */
export const maya = '00000000-0000-4000-8000-000000000a01'
export const namesake = '00000000-0000-4000-8000-000000000a02'
export const hiddenGirl = '00000000-0000-4000-8000-000000000a03'
export const restrictedBoy = '00000000-0000-4000-8000-000000000a04'

type Somebody = {
  id: string
  owner: string
  given: string
  family: string
  born: string
  flags?: string
  sensitivity?: 'restricted'
  address?: { line: string; hidden: boolean }
}

const add = async (owner: Kysely<DB>, who: Somebody): Promise<void> => {
  const text = `${who.given} ${who.family}`.toLowerCase()
  await sql`
    insert into person (owner, id, given_names, family_name, born_on, sex, is_child, flags, sensitivity, search_text, registered_at)
    values (${who.owner}, ${who.id}, ${who.given}, ${who.family}, ${who.born}, 'F', true, ${who.flags ?? '{}'},
      ${who.sensitivity ?? 'open'}, ${text}, now())`.execute(owner)
  await remember(owner, who)
  if (who.sensitivity === 'restricted')
    await sql`insert into record_stub (owner, id, search_text, born_on, duty_phone)
      values (${who.owner}, ${who.id}, ${text}, ${who.born}, '01632 960212')`.execute(owner)
  if (who.address)
    await sql`insert into person_address (owner, id, person_id, line, postcode, valid_from, hidden)
      values (${who.owner}, gen_random_uuid(), ${who.id}, ${who.address.line}, 'PE11XX', '2015-01-01', ${who.address.hidden})`.execute(
      owner,
    )
}

const remember = (owner: Kysely<DB>, who: Somebody): Promise<void> =>
  owner.transaction().execute((tx) =>
    rememberForMatching(tx, {
      owner: who.owner,
      id: who.id,
      described: {
        ...nobodyDescribed,
        names: [{ given: who.given, family: who.family, use: 'legal' }],
        born: { on: day(who.born), precision: 'day' },
      },
      sensitivity: who.sensitivity ?? 'open',
      namedAccess: [],
      mergedInto: null,
    }),
  )

export const addPeople = async (owner: Kysely<DB>): Promise<void> => {
  await add(owner, {
    id: maya,
    owner: peterborough,
    given: 'Maya',
    family: 'Tealfeather',
    born: '2017-03-14',
    flags: '{child-protection-plan,risk-to-staff}',
    address: { line: '12 Imaginary Row', hidden: false },
  })
  await add(owner, {
    id: namesake,
    owner: cambridgeshire,
    given: 'Maya',
    family: 'Tealfeather',
    born: '2009-11-02',
  })
  await add(owner, {
    id: hiddenGirl,
    owner: peterborough,
    given: 'Catherine',
    family: 'Grebewood',
    born: '2016-06-06',
    address: { line: '1 Secret Refuge', hidden: true },
  })
  await add(owner, {
    id: restrictedBoy,
    owner: peterborough,
    given: 'Osric',
    family: 'Dunlinmoor',
    born: '2014-02-02',
    sensitivity: 'restricted',
  })
}
