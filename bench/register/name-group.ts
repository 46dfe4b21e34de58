import type { Chance } from '../../demo/county/chance.ts'
import { Choice } from './choose.ts'
import { englishFamily, englishGiven } from './english.ts'
import { type Borne, borne, nameList, type NameWord } from './name-words.ts'
import { lithuanian, polish, portuguese, romanian, ukrainian } from './names/european.ts'
import { chinese, indian, nigerian, traveller } from './names/further.ts'
import { arabic, bengali, pakistani } from './names/muslim.ts'

/** As one may read them: a name, its other spellings and what its bearers are called, then its weight. */
export type NameLists = { girls: string; boys: string; families: string }

export const nameGroups = [
  'english',
  'pakistani',
  'bengali',
  'arabic',
  'indian',
  'polish',
  'lithuanian',
  'romanian',
  'portuguese',
  'nigerian',
  'chinese',
  'ukrainian',
  'traveller',
] as const
export type NameGroup = (typeof nameGroups)[number]

/** Shares of households. The first three after English together have the 12% of Muslim names. */
export const groupShares: Readonly<Record<NameGroup, number>> = {
  english: 0.71,
  pakistani: 0.072,
  bengali: 0.024,
  arabic: 0.024,
  indian: 0.03,
  polish: 0.03,
  lithuanian: 0.012,
  romanian: 0.02,
  portuguese: 0.016,
  nigerian: 0.024,
  chinese: 0.012,
  ukrainian: 0.01,
  traveller: 0.016,
}

type Names = {
  given: (chance: Chance, sex: 'F' | 'M', bornYear: number) => NameWord
  family: (chance: Chance) => NameWord
}

const choiceOf = (list: string): Choice<NameWord> =>
  new Choice(nameList(list).map(([word, [weight = 1]]): [NameWord, number] => [word, weight]))

const ofLists = (lists: NameLists): Names => {
  const [girls, boys, families] = [choiceOf(lists.girls), choiceOf(lists.boys), choiceOf(lists.families)]
  return {
    given: (chance, sex) => (sex === 'F' ? girls : boys).pick(chance),
    family: (chance) => families.pick(chance),
  }
}

const namesOf: Readonly<Record<NameGroup, Names>> = {
  english: { given: englishGiven, family: englishFamily },
  pakistani: ofLists(pakistani),
  bengali: ofLists(bengali),
  arabic: ofLists(arabic),
  indian: ofLists(indian),
  polish: ofLists(polish),
  lithuanian: ofLists(lithuanian),
  romanian: ofLists(romanian),
  portuguese: ofLists(portuguese),
  nigerian: ofLists(nigerian),
  chinese: ofLists(chinese),
  ukrainian: ofLists(ukrainian),
  traveller: ofLists(traveller),
}

const byShare = new Choice(nameGroups.map((group) => [group, groupShares[group]] as const))
export const someGroup = (chance: Chance): NameGroup => byShare.pick(chance)

/** Groups whose names are carried over from another alphabet or another way of spelling. */
const carriedOver = new Set<NameGroup>([
  'pakistani',
  'bengali',
  'arabic',
  'indian',
  'polish',
  'lithuanian',
  'romanian',
  'nigerian',
  'chinese',
  'ukrainian',
])
export const isCarriedOver = (group: NameGroup): boolean => carriedOver.has(group)

/** English names are mostly spelt one way; carried-over ones as each family does. */
const usualSpelling = (group: NameGroup): { given: number; family: number } =>
  isCarriedOver(group) ? { given: 0.62, family: 0.62 } : { given: 0.78, family: 0.9 }

export const someGiven = (chance: Chance, group: NameGroup, sex: 'F' | 'M', bornYear: number): Borne =>
  borne(chance, namesOf[group].given(chance, sex, bornYear), usualSpelling(group).given)

export const someFamily = (chance: Chance, group: NameGroup): Borne =>
  borne(chance, namesOf[group].family(chance), usualSpelling(group).family)
