import { describe, expect, it } from 'vitest'
import { guessMapping, problemsWith } from './columns.ts'

describe('what the columns of a council’s file hold', () => {
  it.each([
    ['a case system’s own export', ['LAchildID', 'Surname', 'Forename', 'DOB', 'Sex', 'NHS No'], 6],
    [
      'the names of the safeguarding dataset',
      ['pers_person_id', 'pers_forename', 'pers_surname', 'pers_dob'],
      4,
    ],
    ['plain words', ['Person ID', 'Family name', 'Given names', 'Date of birth', 'Postcode', 'Known as'], 6],
    ['a file of something else', ['colour', 'weight'], 0],
  ])('are guessed from %s', (_what, heading, found) => {
    expect(Object.keys(guessMapping(heading))).toHaveLength(found)
  })

  it('are never one column for two things', () => {
    const mapping = guessMapping(['ID', 'Surname', 'Forename', 'Mother ID', 'Person ID'])
    expect(new Set(Object.values(mapping)).size).toBe(Object.values(mapping).length)
  })

  it('must include the council’s own number, or a second run would register everybody twice', () => {
    expect(
      problemsWith({ 'family-name': 'Surname', 'given-names': 'Forename' }, ['Surname', 'Forename']),
    ).toEqual([
      { field: 'council-id', text: 'Choose the column that holds: Council’s own number for the person' },
    ])
  })

  it('cannot be a column chosen for something else already, or one the file does not have', () => {
    const heading = ['ID', 'Surname', 'Forename']
    const mapping = { 'council-id': 'ID', 'family-name': 'Surname', 'given-names': 'Surname', upn: 'UPN' }
    expect(problemsWith(mapping, heading).map(({ field }) => field)).toEqual(['given-names', 'upn'])
  })
})
