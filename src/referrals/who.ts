import type { Reading } from '../questions/index.ts'

/** Who is telling us. Decides how much is asked, and how plainly. */
export type Who = 'professional' | 'public' | 'parent' | 'young-person'

export const isWho = (text: string): text is Who =>
  text === 'professional' || text === 'public' || text === 'parent' || text === 'young-person'

/** Chosen on the first page. Nothing chosen reads as the public: the shortest path, with least asked. */
export const whoOf = (say: Reading): Who => {
  const who = say.whole.one('who')
  return isWho(who) ? who : 'public'
}

export const isProfessional = (say: Reading): boolean => whoOf(say) === 'professional'
export const isPublic = (say: Reading): boolean => whoOf(say) === 'public'
export const isParent = (say: Reading): boolean => whoOf(say) === 'parent'
export const isYoungPerson = (say: Reading): boolean => whoOf(say) === 'young-person'
export const isNotProfessional = (say: Reading): boolean => !isProfessional(say)

/** A young person telling us about themselves. */
export const isAboutMe = (say: Reading): boolean => isYoungPerson(say) && say.whole.one('about') === 'me'

/** Mandatory for professionals; welcome from anybody else. */
export const mustIfProfessional = (say: Reading): 'must' | 'may' => (isProfessional(say) ? 'must' : 'may')
export const knownIfProfessional = (say: Reading): 'or-not-known' | 'may' =>
  isProfessional(say) ? 'or-not-known' : 'may'

/** The child as a sentence names them: their first name once it is known. */
export const theChild = (say: Reading): string => {
  if (isAboutMe(say)) return 'you'
  return say.one('given-names') || say.one('known-as') || 'the child'
}

/** Words for a young person about themselves, or about somebody else's child. */
export const you = (say: Reading, me: string, them: string): string => (isAboutMe(say) ? me : them)

export const possessive = (say: Reading): string => you(say, 'your', `${theChild(say)}’s`)
