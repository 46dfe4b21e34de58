import { variantLines } from './variants.ts'

const pairs = (text: string): Record<string, string> => {
  const words = text.split(' ')
  const found: Record<string, string> = {}
  for (let at = 0; at + 1 < words.length; at += 2) found[words[at] ?? ''] = words[at + 1] ?? ''
  return found
}

/**
 * A name written in another script, in Latin letters, so that Олександр and Oleksandr are one name. Cyrillic as Ukraine
 * writes it for passports (resolution 55 of 2010), Greek by sound, Arabic by its consonants unless the name is a known
 * one. Any other script stays as it is: the same spelling still finds the same person.
 */
const letters: Readonly<Record<string, string>> = {
  ...pairs(
    'а a б b в v г h ґ g д d е e є ye ж zh з z и y і i ї i к k л l м m н n о o п p р r с s т t у u ф f',
  ),
  ...pairs('х kh ц ts ч ch ш sh щ shch ю yu я ya ы y э e ў u ј j љ lj њ nj ћ c џ dz ђ dj ѓ g ќ k ѕ dz'),
  ...pairs(
    'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o',
  ),
  ...pairs('ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ف f ق q ك k ک k ل l'),
  ...pairs('م m ن n ه h ہ h ھ h و w ي y ی y ى a ة a ے e پ p چ ch ژ zh گ g ٹ t ڈ d ڑ r ں n'),
}

/** Beyond Latin letters and their accents. */
const otherScript = /[^\0-\u024f]/

/** The signs that only change a neighbour, and the Arabic consonant that English does not write. */
const silent = /[ьъʼءعغ]/g

/** A cleaned word in Latin letters; a word already in them comes back as it is. */
export const inLatinLetters = (word: string): string => {
  if (!otherScript.test(word)) return word
  const known = variantLines(word)[0]?.[0]
  if (known !== undefined) return known
  return [...word.replaceAll(silent, '')].map((letter) => letters[letter] ?? letter).join('')
}
