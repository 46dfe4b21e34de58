import type { AuthorityCode } from '../../src/access/index.ts'
import { cambridgeshire, peterborough } from '../../demo/people.ts'
import { boxKeysOf, wordsOf } from '../../src/matching/box-keys.ts'
import { clean } from '../../src/matching/clean.ts'
import { documentVersion } from '../../src/matching/cleaned.ts'
import { keysOf, wordKey } from '../../src/matching/keys.ts'
import { searchText } from '../../src/people/search-text.ts'
import { councilOf } from '../matching/memory-index.ts'
import { isChild } from '../register/human.ts'
import { idOf, type Register, type Registered } from '../register/register.ts'

export const councils: readonly [AuthorityCode, AuthorityCode] = [cambridgeshire, peterborough]

export const ownerOf = (key: number): AuthorityCode => councils[councilOf(key)]

type Row = Readonly<Record<string, unknown>>

/** Everything that stands in the database of one person, as app.match_remember would have written it. */
export type Rows = {
  person: Row
  document: Row
  stored: Row
  keys: readonly bigint[]
  words: readonly string[]
}

const personRow = (register: Register, { person, described, household }: Registered): Row => {
  const [name] = described.names
  const isUnborn = person.role === 'unborn'
  return {
    owner: ownerOf(person.key),
    id: idOf(register, person.key),
    given_names: name?.given ?? '',
    family_name: name?.family ?? '',
    known_as: null,
    // Of a child the record has some date: where none is held, the year is about right.
    born_on: isUnborn ? null : (described.born?.on ?? (isChild(person) ? person.born : null)),
    born_precision: described.born?.precision ?? 'about',
    born_estimated: described.born?.precision !== 'day',
    expected_on: described.expectedOn,
    sex: described.sex,
    is_child: isChild(person),
    nhs_number: described.nhsNumber,
    upn: described.upn,
    phone: described.phones[0] ?? household.phone,
    search_text: searchText(name?.given ?? '', name?.family ?? ''),
    registered_at: `${register.on}T00:00:00Z`,
  }
}

/** The n-th person, counted from 1, as rows. */
export const rowsOf = (register: Register, number: number, registered: Registered): Rows => {
  const document = clean(registered.described)
  const keys = [...new Set([...keysOf(document), ...boxKeysOf(document)])]
  const words = wordsOf(document)
  const council = councilOf(registered.person.key) + 1
  return {
    person: personRow(register, registered),
    document: {
      number,
      council,
      person_id: idOf(register, registered.person.key),
      sensitivity: 'open',
      place: 'open',
      version: documentVersion,
      document: JSON.stringify(document),
    },
    stored: { number, keys, words, word_keys: words.map(wordKey) },
    keys,
    words,
  }
}
