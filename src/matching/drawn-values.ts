import { isDay, plainDay } from '../time/index.ts'
import { writtenPostcode } from '../questions/postcode.ts'
import { written } from './clean-names.ts'
import type { CleanBirth, Cleaned, CleanName, CleanParent, CleanPlace } from './cleaned.ts'
import type { Field } from './levels.ts'
import { likeBirths, likeExpected } from './like-births.ts'
import { likeParents, likeSiblings } from './like-family.ts'
import { likeNames, type LikeNames } from './like-names.ts'
import { likePlaces } from './like-places.ts'

/** The two values of a part as they are drawn beside each other. Worked out again only for the few cards shown. */
export type Drawn = readonly [heard: string, held: string]

const nothing: Drawn = ['', '']

const givenOf = (name: CleanName): string => name.written?.[0] || written(name.given)
const familyOf = (name: CleanName): string => name.written?.[1] || written(name.family)
const wholeOf = (name: CleanName): string => [givenOf(name), familyOf(name)].filter(Boolean).join(' ')

const drawnForename = ({ forename: like }: LikeNames): Drawn => {
  if (like === undefined) return nothing
  if (like.names === undefined) return [written([like.heard]), written([like.held])]
  const [one, other] = like.names
  return like.level === 'reversed' ? [wholeOf(one), wholeOf(other)] : [givenOf(one), givenOf(other)]
}

const drawnSurname = ({ surname: like }: LikeNames): Drawn => {
  if (like === undefined) return nothing
  if (like.names === undefined) return [written(like.heard), written(like.held)]
  return [familyOf(like.names[0]), familyOf(like.names[1])]
}

const drawnMiddle = ({ middle: like }: LikeNames): Drawn =>
  like === undefined ? nothing : [written([like.heard]), written([like.held])]

const drawnBirth = ([on, precision]: CleanBirth): string => {
  switch (precision) {
    case 'day':
      return plainDay(on)
    case 'month':
      return plainDay(on).split(' ').slice(1).join(' ')
    case 'year':
      return on.slice(0, 4)
    case 'about':
      return `about ${on.slice(0, 4)}`
  }
}

const drawnPlace = ([postcode, house, , street]: CleanPlace): string => {
  const number = /^[\d-]+[a-z]?$/.test(house) ? house.replaceAll('-', ', ') : ''
  if (postcode === '') return `${number} ${street}`.trim()
  return [number, writtenPostcode(postcode)].filter(Boolean).join(', ')
}

const drawnParent = ({ given, family }: CleanParent): string => written([...given, ...family])

const drawnDate = (on: string): string => (isDay(on) ? plainDay(on) : '')

const spaced = (number: string | undefined): string =>
  (number ?? '').replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3')

const dialled = (phones: readonly string[] | undefined, same: string | undefined): string => {
  const phone = same ?? phones?.[0]
  return phone === undefined ? '' : phone.length === 10 ? `0${phone}` : phone
}

const sexes = { F: 'Female', M: 'Male' } as const

const grown = (child: 0 | 1 | undefined): string => (child === 1 ? 'Child' : child === 0 ? 'Adult' : '')

/** What was heard and what is on record of one part. '' where nothing can be shown. */
export const drawn = (field: Field, heard: Cleaned, held: Cleaned): Drawn => {
  switch (field) {
    case 'forename':
      return drawnForename(likeNames(heard, held))
    case 'middle':
      return drawnMiddle(likeNames(heard, held))
    case 'surname':
      return drawnSurname(likeNames(heard, held))
    case 'birth': {
      const like = likeBirths(heard, held)
      return like ? [drawnBirth(like.heard), drawnBirth(like.held)] : nothing
    }
    case 'expected': {
      const like = likeExpected(heard, held)
      return like ? [drawnDate(like.heard), drawnDate(like.held)] : nothing
    }
    case 'generation':
      return [grown(heard.child), grown(held.child)]
    case 'sex':
      return [heard.sex ? sexes[heard.sex] : '', held.sex ? sexes[held.sex] : '']
    case 'place': {
      const like = likePlaces(heard, held)
      return like ? [drawnPlace(like.heard), drawnPlace(like.held)] : nothing
    }
    case 'phone': {
      const same = heard.phones?.find((phone) => held.phones?.includes(phone))
      return [dialled(heard.phones, same), dialled(held.phones, same)]
    }
    case 'nhs':
      return [spaced(heard.nhs ?? heard.nhsDoubtful), spaced(held.nhs ?? held.nhsDoubtful)]
    case 'upn':
      return [heard.upn ?? '', held.upn ?? '']
    case 'parent': {
      const like = likeParents(heard, held)
      return like ? [drawnParent(like.heard), drawnParent(like.held)] : nothing
    }
    case 'sibling': {
      const like = likeSiblings(heard, held)
      return like ? [written([like.heard]), written([like.held])] : nothing
    }
    case 'multiple':
      return [heard.multiple === 1 ? 'Twin or more' : '', held.multiple === 1 ? 'Twin or more' : '']
  }
}
