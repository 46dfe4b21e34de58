import { describe, expect, it } from 'vitest'
import { htmlTree } from './html-tree.ts'

const same = (a: string, b: string) => expect(htmlTree(a)).toEqual(htmlTree(b))
const different = (a: string, b: string) => expect(htmlTree(a)).not.toEqual(htmlTree(b))

describe('two texts are the same page', () => {
  it.each([
    ['the order of attributes differs', '<p id="a" lang="en">x</p>', '<p lang="en" id="a">x</p>'],
    ['the order of classes differs', '<p class="a b">x</p>', '<p class="b  a">x</p>'],
    ['one is indented', '<div>\n  <p>\n    x\n  </p>\n</div>', '<div><p>x</p></div>'],
    ['an entity is written another way', '<p title="&quot;">&amp;&#39;</p>', `<p title='"'>&#38;'</p>`],
    ['a void tag is closed or not', '<input name="a"/>', '<input name="a">'],
    ['a boolean attribute is bare or empty', '<input disabled>', '<input disabled="">'],
  ])('when %s', (_, a, b) => same(a, b))
})

describe('two texts are different pages', () => {
  it.each([
    ['a class is missing', '<p class="a b">x</p>', '<p class="a">x</p>'],
    ['an attribute has another value', '<p id="a">x</p>', '<p id="b">x</p>'],
    ['a boolean is "true"', '<input disabled>', '<input disabled="true">'],
    ['the space between two words is lost', '<p><span>Error:</span> x</p>', '<p><span>Error:</span>x</p>'],
    ['an element stands elsewhere', '<p><b>x</b>y</p>', '<p>y<b>x</b></p>'],
    ['lines of a textarea differ', '<textarea>a\nb</textarea>', '<textarea>a b</textarea>'],
    ['markup is text', '<p><b>x</b></p>', '<p>&lt;b>x&lt;/b></p>'],
  ])('when %s', (_, a, b) => different(a, b))
})

describe('what is not well formed is refused', () => {
  it.each(['<p>x', '<p>x</div>', '<p id="a" id="b">x</p>', '</p>', '<p>&nosuch;</p>', '<p id=a>x</p>'])(
    '%s',
    (html) => expect(() => htmlTree(html)).toThrow(),
  )
})
