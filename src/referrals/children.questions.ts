import { type Told, type ToldChild, untoldChild } from '../contacts/index.ts'
import { each, page, type Part, type QuestionPage } from '../questions/index.ts'
import { isAboutMe } from './who.ts'
import { aboutName } from './child-name.questions.ts'
import { aboutBackground } from './child-background.questions.ts'
import { aboutSchoolAndHealth } from './child-school.questions.ts'
import { aboutLiving } from './child-living.questions.ts'
import { aboutWords } from './child-words.questions.ts'

/** Rows 8 to 21, 28 and 36: each child, born or not. Siblings with the same concern are children too. */

/** A child of whom nothing is known yet. */
export const blankChild = (id: string): ToldChild => untoldChild(id, 'Not asked of this referrer')

const intoChildren = (told: Told, child: ToldChild): Told => ({
  ...told,
  children: [...told.children.filter((known) => known.id !== child.id), child],
})

const soFar = (id: string, told: Told): ToldChild =>
  told.children.find((child) => child.id === id) ?? blankChild(id)

/** Children's pages come in two stretches, before and after the family's address; the second adds to the first. */
const stretch = (pages: readonly QuestionPage<ToldChild>[]): Part<Told> =>
  each<Told, ToldChild>({
    group: 'child',
    pages,
    begin: (id, _say, told) => soFar(id, told),
    into: intoChildren,
  })

const list = page<Told>({
  id: 'children',
  title: 'Children you are telling us about',
  drawnAs: 'children',
  when: (say) => !isAboutMe(say),
  fields: [],
})

export const childrenFirst: readonly Part<Told>[] = [
  stretch([aboutName, aboutBackground, aboutSchoolAndHealth, aboutWords]),
  list,
]
export const childrenWhereTheyLive: readonly Part<Told>[] = [stretch([aboutLiving])]
