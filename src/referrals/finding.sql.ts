import { asNobody, type Db } from '../db/index.ts'
import { findPlaces } from '../places/index.ts'
import { itemsOf, keyOf, saveFound, type Answers } from '../questions/index.ts'
import { foundAt, foundKey, foundText } from './found.ts'
import { continued, type Writing } from './writing.ts'

const postcodeIn = (answers: Answers, child: string | null): string => {
  const value =
    child === null ? answers['postcode'] : answers[keyOf('other-postcode', { group: 'child', id: child })]
  return typeof value === 'string' ? value.trim() : ''
}

/** Looks up postcodes that are new or changed since they were last looked up, and keeps what was found. */
export const withPlacesFound = async (db: Db, writing: Writing): Promise<Writing> => {
  const { answers } = writing.draft.kept
  const places = [null, ...itemsOf(answers, 'child')]
  const stale = places.filter(
    (child) => (foundAt(answers, child)?.postcode ?? '') !== postcodeIn(answers, child),
  )
  if (stale.length === 0) return writing
  const found = await asNobody(db, (tx) =>
    stale.reduce<Promise<[string, string][]>>(async (before, child) => {
      const postcode = postcodeIn(answers, child)
      return [...(await before), [foundKey(child), foundText(postcode, await findPlaces(tx, postcode))]]
    }, Promise.resolve([])),
  )
  const draft = await saveFound(db, writing.draft.id, Object.fromEntries(found), writing.at)
  return draft ? continued(writing, draft) : writing
}
