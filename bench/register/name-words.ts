import type { Chance } from '../../demo/county/chance.ts'

/** One name: how it is written, the usual way first, and what people who bear it are called. */
export type NameWord = { readonly spellings: readonly string[]; readonly called: readonly string[] }

/** A name as somebody bears it. */
export type Borne = { readonly as: string; readonly word: NameWord }

const spaced = (text: string): string => text.replaceAll('_', ' ')

/** Reads `Mohammed/Muhammad~Mo`: other spellings after a slash, what people call them after a tilde. */
export const nameWord = (text: string): NameWord => {
  const [spellings = '', ...called] = text.split('~')
  return { spellings: spellings.split('/').map(spaced), called: called.map(spaced) }
}

/** Reads a list in which figures after a name are its weights; without one a name weighs 1. */
export const nameList = (text: string): [NameWord, readonly number[]][] => {
  const list: [NameWord, number[]][] = []
  for (const part of text.split(/\s+/)) {
    if (part === '') continue
    if (/^\d+$/.test(part)) list.at(-1)?.[1].push(Number(part))
    else list.push([nameWord(part), []])
  }
  return list
}

/** A bearer of the name, in its usual spelling as often as told. */
export const borne = (chance: Chance, word: NameWord, usual: number): Borne => {
  const [first = '', ...others] = word.spellings
  return { as: others.length === 0 || chance.happens(usual) ? first : chance.pick(others), word }
}

export const justSo = (as: string): Borne => ({ as, word: { spellings: [as], called: [] } })
