import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { audiences, mayBeReadBy, shareLevelNames } from './share-level.rule.ts'
import { type Said, withheldWordsIn } from './withheld-words.rule.ts'

const arrest = 'An arrest is planned for Thursday morning at the grandmother’s house'
const police: Said = { agency: 'police', level: 'police-sensitive', words: arrest, context: '' }

describe('words that may not be read where a text goes', () => {
  test.each<[string, string, string[]]>([
    ['copied whole', `Police say: ${arrest}.`, ['police']],
    ['five words in a row', 'We know that an arrest is planned for next week', ['police']],
    ['in capitals and without stops', 'AN ARREST, IS: PLANNED; FOR! THURSDAY', ['police']],
    ['four words in a row', 'The visit for Thursday morning at school', []],
    ['told in other words', 'Officers will come for him later this week', []],
    ['nothing at all', '', []],
  ])('%s', (_name, text, found) => expect(withheldWordsIn(text, [police], 'receiving-team')).toEqual(found))

  it('lets each text through to whoever may read it', () => {
    expect(withheldWordsIn(arrest, [police], 'hub-decider')).toEqual([])
    expect(withheldWordsIn(arrest, [{ ...police, level: 'professionals' }], 'receiving-team')).toEqual([])
    expect(withheldWordsIn(arrest, [{ ...police, level: 'professionals' }], 'family')).toEqual(['police'])
  })

  it('finds a short saying only whole, and never what has no words', () => {
    const short: Said = { ...police, words: 'Heroin' }
    expect(withheldWordsIn('He uses heroin at home', [short], 'family')).toEqual(['police'])
    expect(withheldWordsIn('Heroine of the story', [short], 'family')).toEqual([])
    expect(withheldWordsIn('Anything', [{ ...police, words: '…' }], 'family')).toEqual([])
  })

  it('finds what was said beside the words, where it is more than a few', () => {
    const beside: Said = { ...police, words: 'Known', context: 'told by a source in the family itself' }
    expect(withheldWordsIn('This was told by a source in town', [beside], 'referrer')).toEqual(['police'])
    expect(withheldWordsIn('in the family', [{ ...beside, context: 'family' }], 'referrer')).toEqual([])
  })

  it('names each agency once, however much of it stands there', () => {
    const health: Said = { ...police, agency: 'health', words: 'Missed six appointments since the spring' }
    const text = `${arrest}. ${arrest}. Missed six appointments since the summer`
    expect(withheldWordsIn(text, [police, police, health], 'family')).toEqual(['police', 'health'])
  })

  test('property: a text that holds somebody’s words is let through exactly where their level lets it be read', () => {
    const word = fc.stringMatching(/^[a-zà-ü]{2,9}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 12 }),
        fc.array(word, { maxLength: 6 }),
        fc.constantFrom(...shareLevelNames),
        fc.constantFrom(...audiences),
        (words, around, level, audience) => {
          const said: Said = { agency: 'health', level, words: words.join(' '), context: '' }
          const text = [...around, ...words, ...around].join(', ').toUpperCase()
          expect(withheldWordsIn(text, [said], audience)).toEqual(
            mayBeReadBy(level, audience) ? [] : ['health'],
          )
        },
      ),
    )
  })
})
