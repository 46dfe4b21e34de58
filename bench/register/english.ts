import type { Chance } from '../../demo/county/chance.ts'
import { Choice } from './choose.ts'
import { nameList, nameWord, type NameWord } from './name-words.ts'
import { englishBoys } from './names/english-boys.ts'
import { commonFamilies, endings, middles, stems } from './names/english-families.ts'
import { englishGirls } from './names/english-girls.ts'
import { boyPieces, girlPieces, rareBoys, rareGirls } from './names/english-rare.ts'

const lastYearOfBand = [1969, 1984, 1999, 2012]
const bandOf = (year: number): number => lastYearOfBand.filter((last) => year > last).length

/** About what is left of a thousand when the listed names of the band are counted. */
const byBand = (list: string, rare: string): readonly Choice<NameWord>[] => {
  const [common, few] = [nameList(list), nameList(rare)]
  return [0, 1, 2, 3, 4].map((band) => {
    const listed = common.map(([word, weights]): [NameWord, number] => [word, weights[band] ?? 0])
    const left = Math.max(250, 1000 - listed.reduce((sum, [, weight]) => sum + weight, 0))
    // Before 1970 few names were rare; since 2000 very many are.
    const share = [0.3, 0.35, 0.5, 0.8, 0.85][band] ?? 1
    return new Choice([
      ...listed,
      ...few.map(([word]): [NameWord, number] => [word, (left * share) / few.length]),
    ])
  })
}

const girls = byBand(englishGirls, rareGirls)
const boys = byBand(englishBoys, rareBoys)
const newGirls = girlPieces.map((list) => list.split(' '))
const newBoys = boyPieces.map((list) => list.split(' '))

/** Names that parents put together themselves: Kayleigh-Mae, Brayson. Rare before 1985. */
const madeUp = (chance: Chance, sex: 'F' | 'M'): NameWord => {
  const [starts = [], ends = []] = sex === 'F' ? newGirls : newBoys
  return nameWord(chance.pick(starts) + chance.pick(ends))
}

const madeUpShare = [0, 0.004, 0.02, 0.06, 0.09]

export const englishGiven = (chance: Chance, sex: 'F' | 'M', year: number): NameWord => {
  const band = bandOf(year)
  if (chance.happens(madeUpShare[band] ?? 0)) return madeUp(chance, sex)
  const choice = (sex === 'F' ? girls : boys)[band]
  if (!choice) throw new RangeError(`No names for ${String(year)}`)
  return choice.pick(chance)
}

/** Half of all bear one of the common names (Smith about 1.1 in a hundred); the rest have ever rarer ones. */
const common = new Choice(
  nameList(commonFamilies).map(([word], rank): [NameWord, number] => [word, 1 / (rank + 8) ** 0.85]),
)
const [stemList, endingList, middleList] = [stems, endings, middles].map((list) => list.trim().split(/\s+/))

/** As names of places are made. Stems and endings near the front of their lists come up oftener. */
const ofAPlace = (chance: Chance, middle: string): NameWord => {
  const often = (list: readonly string[] = []): string =>
    list[Math.floor(list.length * chance.fraction() ** 1.7)] ?? ''
  return nameWord(often(stemList) + middle + often(endingList))
}

export const englishFamily = (chance: Chance): NameWord => {
  const kind = chance.fraction()
  if (kind < 0.58) return common.pick(chance)
  if (kind < 0.9) return ofAPlace(chance, '')
  return ofAPlace(chance, chance.pick(middleList ?? ['']))
}
