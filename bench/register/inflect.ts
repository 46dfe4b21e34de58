import type { Chance } from '../../demo/county/chance.ts'
import { type NameGroup, someFamily } from './name-group.ts'
import { type Borne, justSo } from './name-words.ts'

/** Who in the family is to be named. */
export type Bearer = 'man' | 'wife' | 'son' | 'daughter'

type Ending = readonly [from: RegExp, to: string]
const changed = (name: Borne, endings: readonly Ending[]): Borne => {
  for (const [from, to] of endings) {
    if (!from.test(name.as)) continue
    const turn = (text: string): string => text.replace(from, to)
    return {
      as: turn(name.as),
      word: { spellings: [...new Set(name.word.spellings.map(turn))], called: [] },
    }
  }
  return name
}

const slavicWoman: readonly Ending[] = [
  [/ski$/, 'ska'],
  [/cki$/, 'cka'],
  [/sky[iy]?$/, 'ska'],
]
const lithuanianWife: readonly Ending[] = [[/(as|is|ys|us|a)$/, 'ienė']]
const lithuanianDaughter: readonly Ending[] = [
  [/as$/, 'aitė'],
  [/[iy]s$/, 'ytė'],
  [/us$/, 'utė'],
]

const withoutSigns = (name: Borne): Borne => justSo(name.as.normalize('NFKD').replace(/\p{M}/gu, ''))

/** Lithuanian women have endings of their own, by whether they married; clerks drop the dot. */
const lithuanianWoman = (chance: Chance, name: Borne, bearer: Bearer): Borne => {
  const turned = changed(name, bearer === 'wife' ? lithuanianWife : lithuanianDaughter)
  return chance.happens(0.6) ? withoutSigns(turned) : turned
}

/** What a household brings along from which a child's family name is made. */
export type Line = { father: Borne; mother: Borne; fatherGiven: Borne | null }

/** The family name as this bearer has it. Brothers and sisters do not everywhere share one. */
export const familyNameOf = (chance: Chance, group: NameGroup, line: Line, bearer: Bearer): Borne => {
  const isFemale = bearer === 'wife' || bearer === 'daughter'
  const isChild = bearer === 'son' || bearer === 'daughter'
  switch (group) {
    case 'polish':
    case 'ukrainian':
      return isFemale && chance.happens(0.75) ? changed(line.father, slavicWoman) : line.father
    case 'lithuanian':
      return isFemale && chance.happens(0.75) ? lithuanianWoman(chance, line.father, bearer) : line.father
    case 'indian':
      return isFemale && line.father.as === 'Singh' && chance.happens(0.8) ? justSo('Kaur') : line.father
    case 'bengali':
      return chance.happens(isFemale ? 0.5 : 0.3) ? someFamily(chance, group) : line.father
    case 'pakistani':
      return chance.happens(isChild ? 0.08 : 0.35) ? someFamily(chance, group) : line.father
    case 'arabic':
      return isChild && line.fatherGiven && chance.happens(0.25) ? line.fatherGiven : line.father
    case 'portuguese':
      return isChild && chance.happens(0.55) ? justSo(`${line.mother.as} ${line.father.as}`) : line.father
    case 'english':
      return isChild && line.mother.as !== line.father.as && chance.happens(0.12)
        ? justSo(`${line.mother.as}-${line.father.as}`)
        : line.father
    case 'romanian':
    case 'nigerian':
    case 'chinese':
    case 'traveller':
      return line.father
  }
}
