import type { Day } from '../time/index.ts'
import type { DetailsChanges } from './details.ts'
import { derivedId } from './derived-id.ts'
import { currentIdentifier, evolveIdentifiers, type Identifier } from './identifiers.ts'
import { evolveNames, type Names, type PersonName } from './names.ts'

/**
 * Names and numbers that a fact gives among the details, as parts of the record with dates and a source: so that every
 * name and number is in one list, whichever way it came.
 */

/** By which fact something was said, and when. */
type Said = { personId: string; seq: number; on: Day; source: string }

export const seedNames = (personId: string, details: Names, source: string): PersonName[] => {
  const dates = { from: null, to: null, source }
  const { givenNames, familyName, knownAs } = details
  const legal: PersonName = {
    id: derivedId(personId, 'name', 1),
    use: 'legal',
    givenNames,
    familyName,
    ...dates,
  }
  return knownAs === null || knownAs === ''
    ? [legal]
    : [legal, { ...knownAsName(personId, 1, knownAs), ...dates }]
}

const knownAsName = (personId: string, seq: number, knownAs: string) => ({
  id: derivedId(personId, 'knownAs', seq),
  use: 'known-as' as const,
  givenNames: knownAs,
  familyName: '',
})

/** Details put right say that a name was written down wrong: the name is put right where it stands. */
export const correctNames = (
  before: readonly PersonName[],
  changes: DetailsChanges,
  { personId, seq, on, source }: Said,
): readonly PersonName[] => {
  const { givenNames, familyName, knownAs } = changes
  const named = before.map((each) =>
    each.use === 'legal' && each.to === null
      ? {
          ...each,
          givenNames: givenNames ?? each.givenNames,
          familyName: familyName ?? each.familyName,
        }
      : each,
  )
  if (knownAs === undefined) return named
  const called = named.find((each) => each.use === 'known-as' && each.to === null)
  if (knownAs === null || knownAs === '')
    return called === undefined
      ? named
      : evolveNames(named, { type: 'name-ended', nameId: called.id, to: on, because: '' }, on)
  if (called !== undefined)
    return named.map((each) => (each === called ? { ...each, givenNames: knownAs, familyName: '' } : each))
  return [...named, { ...knownAsName(personId, seq, knownAs), from: null, to: null, source }]
}

const compact = (value: string): string => value.replaceAll(/\s+/g, '').toUpperCase()

/** Numbers among the details count as told, unless they are already held; another number supersedes the one before. */
export const seedIdentifiers = (
  personId: string,
  details: { nhsNumber?: string | null; upn?: string | null },
  held: readonly Identifier[],
  source: string,
  said: Pick<Said, 'seq' | 'on'> | null = null,
): readonly Identifier[] => {
  const told = [
    ['nhs', details.nhsNumber],
    ['upn', details.upn],
  ] as const
  return told.reduce<readonly Identifier[]>((all, [scheme, text]) => {
    const value = compact(text ?? '')
    if (value === '' || currentIdentifier(all, scheme)?.value === value) return all
    // Told at registration together with a number of known status, the latter stands.
    if (said === null && currentIdentifier(all, scheme) !== null) return all
    const identifier: Identifier = {
      id: derivedId(personId, scheme, said?.seq ?? 1),
      scheme,
      value,
      status: 'as-told',
      from: null,
      to: null,
      source,
    }
    return said === null
      ? [...all, identifier]
      : evolveIdentifiers(all, { type: 'identifier-added', identifier }, said.on)
  }, held)
}
