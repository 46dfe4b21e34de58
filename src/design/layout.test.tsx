import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Page, renderPage } from './layout.tsx'
import type { PageProps } from './layout.tsx'
import { htmlTree } from './html-tree.ts'
import type { HtmlNode } from './html-tree.ts'

const props: PageProps = {
  title: 'Screening tray',
  signedIn: { personName: 'Priya Nair', csrf: 'a-token' },
  actingFor: {
    name: 'Peterborough',
    code: 'E06000031',
    employer: 'Cambridgeshire County Council',
    under: 'Delegation Agreement 2018 (screening)',
  },
  nav: [{ href: '/trays/screening', text: 'Screening', current: true }],
}

const elements = (nodes: readonly HtmlNode[]): Exclude<HtmlNode, string>[] =>
  nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elements(node.children)]))

const words = (nodes: readonly HtmlNode[]): string =>
  nodes.map((node) => (typeof node === 'string' ? node : words(node.children))).join('')

const pageOf = (changes: Partial<PageProps> = {}) =>
  htmlTree(renderPage(<Page {...props} {...changes} />).replace('<!doctype html>', ''))

const titleOf = (changes: Partial<PageProps>) =>
  words(elements(pageOf(changes)).filter(({ tag }) => tag === 'title'))

describe('every page', () => {
  it('names itself, and says first when something is wrong', () => {
    expect(titleOf({})).toBe('Screening tray - Front Door')
    expect(titleOf({ errors: [{ text: 'Enter a date', href: '#date' }] })).toBe(
      'Error: Screening tray - Front Door',
    )
  })

  it('says whom the worker acts for, as whose employee and under what', () => {
    const text = words(pageOf())
    expect(text).toContain('Acting for Peterborough')
    expect(text).toContain(
      'as Cambridgeshire County Council employee, under Delegation Agreement 2018 (screening)',
    )
  })

  it('keeps its content security policy: no inline script, no style attribute, no handler', () => {
    for (const { tag, attributes, children } of elements(pageOf({ errors: [{ text: 'x', href: '#x' }] }))) {
      expect(Object.keys(attributes).filter((name) => name === 'style' || name.startsWith('on'))).toEqual([])
      if (tag === 'script') expect([attributes['src']?.startsWith('/assets/'), children]).toEqual([true, []])
      expect(tag).not.toBe('style')
    }
  })

  it('carries no crown, GOV.UK logo or crown copyright', () => {
    expect(renderToString(<Page {...props} />)).not.toMatch(/crown|govuk-logo|GOV\.UK/i)
  })

  it('signs out by sending a form with the token, never by following a link', () => {
    const form = elements(pageOf()).find(({ attributes }) => attributes['action'] === '/sign-out')
    const token = elements(form?.children ?? []).find(({ attributes }) => attributes['name'] === '_csrf')
    expect(form?.attributes['method']).toBe('post')
    expect(token?.attributes['value']).toBe('a-token')
  })

  it('has no search box for people who are not signed in', () => {
    const search = (changes: Partial<PageProps>) =>
      elements(pageOf(changes)).some(({ attributes }) => attributes['role'] === 'search')
    expect(search({})).toBe(true)
    expect(search({ signedIn: undefined })).toBe(false)
  })

  it('writes out what people typed as text, not as markup', () => {
    const text = renderToString(
      <Page {...props} title="<b>x</b>" signedIn={{ personName: 'x', csrf: '"><script>' }} />,
    )
    expect(text).not.toMatch(/<b>|"><script>/)
  })
})
