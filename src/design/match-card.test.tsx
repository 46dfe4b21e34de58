import { HtmlValidate } from 'html-validate'
import { parse } from 'node-html-parser'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { matchExamples } from './gallery.match.tsx'
import { agreeingInWords, MatchCard, type MatchPart, partInWords, SideBySide } from './index.ts'

const part = (changes: Partial<MatchPart> = {}): MatchPart => ({
  what: 'Born',
  agrees: 'nearly',
  heard: '14 Mar 2012',
  held: '14 Mar 2011',
  words: 'one part differs',
  ...changes,
})

const page = (node: VNode) => parse(renderToString(node))
const textOf = (node: VNode): string => page(node).textContent.replaceAll(/\s+/g, ' ').trim()

const card = (parts: readonly MatchPart[], changes: Partial<Parameters<typeof MatchCard>[0]> = {}) => (
  <MatchCard name="Maya Teal" sure={{ words: 'likely', share: 0.5 }} parts={parts} {...changes} />
)

describe('one part of a match, in words', () => {
  it.each([
    [part(), '14 Mar 2012 heard · 14 Mar 2011 held · one part differs'],
    [part({ held: '14 Mar 2012', words: 'the same' }), '14 Mar 2012 · the same'],
    [part({ heard: 'teal', held: 'Teal', words: '' }), 'Teal'],
    [part({ heard: '', words: 'held only' }), '14 Mar 2011 held · held only'],
    [part({ heard: '', held: '', words: 'another number' }), 'another number'],
  ])('%j', (told, words) => {
    expect(partInWords(told)).toBe(words)
  })
})

describe('a match card', () => {
  it('says without any colour or picture what it shows: name, how sure, and each part with its mark', () => {
    const said = textOf(
      card(
        [part(), part({ what: 'First name', agrees: 'yes', held: 'Maya', heard: 'Maya', words: 'the same' })],
        {
          council: { code: 'E06000031', name: 'Peterborough', letter: 'P' },
          beware: 'Could be a twin',
          settles: 'NHS number would settle it',
        },
      ),
    )
    expect(said).toContain('Peterborough')
    expect(said).toContain('Maya Teal')
    expect(said).toContain('Likely')
    expect(said).toContain('Could be a twin')
    expect(said).toMatch(/Nearly: ?Born 14 Mar 2012 heard · 14 Mar 2011 held · one part differs/)
    expect(said).toMatch(/Agrees: ?First name Maya · the same/)
    expect(said).toContain('NHS number would settle it')
  })

  it('every mark has a shape of its own', () => {
    const shapes = (['yes', 'nearly', 'no'] as const).map(
      (agrees) => page(card([part({ agrees })])).querySelector('.mark__shape')?.innerHTML,
    )
    expect(new Set(shapes).size).toBe(3)
  })

  it('shows six parts at most and folds up the rest', () => {
    const parts = Array.from({ length: 9 }, (_, nth) => part({ what: `Part ${String(nth)}` }))
    const shown = page(card(parts))
    expect(shown.querySelectorAll('.match-card > .match-parts > li').length).toBe(6)
    expect(shown.querySelector('summary')?.textContent).toBe('3 more parts')
    expect(shown.querySelectorAll('details li').length).toBe(3)
  })

  it('writes out what was typed as text, not as markup', () => {
    const html = renderToString(card([part({ heard: '<img src=x>' })], { name: '<b>Maya</b>' }))
    expect(html).not.toMatch(/<b>|<img/)
  })
})

describe('another council’s record', () => {
  it.each([
    [['name', 'date of birth'], 'Name and date of birth agree. '],
    [['NHS number'], 'NHS number agrees. '],
    [['name', 'date of birth', 'address'], 'Name, date of birth and address agree. '],
    [[], ''],
  ])('%j', (agreeing, words) => {
    expect(agreeingInWords(agreeing)).toBe(words)
  })
})

it('side by side stands what tells twins apart, and nothing else', () => {
  const person = (id: string, given: string) => ({
    id,
    name: `${given} Teal`,
    sure: { words: 'likely' as const, share: 0.5 },
    parts: [part({ agrees: 'yes', held: '14 Mar 2012' }), part({ what: 'First name', held: given })],
  })
  const rows = page(
    <SideBySide title="Which?" people={[person('a', 'Maya'), person('b', 'Rowan')]} />,
  ).querySelectorAll('tbody th')
  expect(rows.map((row) => row.textContent)).toEqual(['First name'])
})

it.each(matchExamples)('$name is well-formed', async ({ look }) => {
  const validate = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // What the renderer writes, the roles that survive a table laid out as blocks, and numbers in plain links.
      'no-redundant-role': 'off',
      'void-style': 'off',
      'no-trailing-whitespace': 'off',
      'tel-non-breaking': 'off',
      'no-raw-characters': 'off',
      'long-title': 'off',
    },
  })
  const report = await validate.validateString(renderToString(<div>{look}</div>))
  expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
})
