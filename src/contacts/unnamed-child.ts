import type { ToldChild } from './told.ts'

const notSaid = { notKnown: 'not said' }

/**
 * A child nobody could name yet: a worry about a house where a child is heard crying. The contact still has a child
 * to decide for, or nobody could ever decide it (procedures 1.3: an address is enough).
 */
export const unnamedChild = (id: string): ToldChild => ({
  id,
  givenNames: '',
  familyName: '',
  knownAs: '',
  bornOn: null,
  bornEstimated: false,
  expectedOn: null,
  sex: 'U',
  gender: '',
  ethnicity: notSaid,
  religion: notSaid,
  language: notSaid,
  communication: notSaid,
  disability: notSaid,
  immigration: '',
  nhsNumber: '',
  upn: '',
  school: notSaid,
  health: notSaid,
  otherAddress: '',
  otherPostcode: '',
  privatelyFostered: 'not-known',
  lookedAfterBy: '',
  planElsewhere: '',
  ownWords: '',
  views: '',
  viewsNotSoughtBecause: '',
})
