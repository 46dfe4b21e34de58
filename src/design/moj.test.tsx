import nunjucks from 'nunjucks'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { htmlTree } from './html-tree.ts'
import { MojAlert } from './moj-alert.tsx'
import { MojBadge } from './moj-badge.tsx'
import { MojBanner } from './moj-banner.tsx'
import { MojNotificationBadge } from './moj-notification-badge.tsx'
import { MojSubNavigation } from './moj-sub-navigation.tsx'
import { MojTimeline } from './moj-timeline.tsx'

/** MoJ Frontend publishes no fixtures, so its own macros say what is right. */
const published = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([
    'node_modules/@ministryofjustice/frontend',
    'node_modules/govuk-frontend/dist',
  ]),
)
// Our timeline is given the words of its dates; the macro formats them. The filter hands the words through.
published.addFilter('mojDate', (_, words) => words)

const macro = (component: string, name: string, options: object): string =>
  published.renderString(
    `{% from "moj/components/${component}/macro.njk" import ${name} %}{{ ${name}(options) }}`,
    { options },
  )

const same = (ours: VNode | null, theirs: string) =>
  expect(htmlTree(renderToString(<>{ours}</>))).toEqual(htmlTree(theirs))

const attributes = { 'data-test': 'a', id: 'b' }

describe('badge', () => {
  it.each([
    { text: 'Urgent' },
    { text: 'A <b> & c', classes: 'moj-badge--red moj-badge--large' },
    { text: 'x', attributes },
  ])('$text', (options) => same(<MojBadge {...options} />, macro('badge', 'mojBadge', options)))
})

describe('notification badge', () => {
  it.each([0, 1, 98, 99, 250])('%d', (count) =>
    same(
      <MojNotificationBadge count={count} visuallyHiddenText="alerts" classes="c" attributes={attributes} />,
      macro('notification-badge', 'mojNotificationBadge', {
        text: String(count),
        visuallyHiddenText: 'alerts',
        classes: 'c',
        attributes,
      }),
    ),
  )
})

describe('banner', () => {
  it.each([
    { text: 'Plain' },
    { type: 'success', text: 'Done' } as const,
    { type: 'warning', text: 'Look', iconFallbackText: 'Warning' } as const,
    { type: 'information', text: 'Know', classes: 'c', attributes } as const,
  ])('$text', (options) => same(<MojBanner {...options} />, macro('banner', 'mojBanner', options)))
})

describe('sub-navigation', () => {
  it.each([
    {
      items: [
        { text: 'One', href: '#1', active: true },
        { text: 'Two', href: '#2' },
      ],
    },
    {
      label: 'Parts',
      classes: 'c',
      attributes,
      items: [{ text: 'One', href: '#1', classes: 'd', attributes }],
    },
  ])('%#', (options) =>
    same(<MojSubNavigation {...options} />, macro('sub-navigation', 'mojSubNavigation', options)),
  )
})

describe('timeline', () => {
  const items = [
    {
      label: { text: 'Received' },
      text: 'By telephone',
      at: '2018-11-20T09:12:00Z',
      words: '20 Nov 2018 09:12',
    },
    {
      label: { text: 'Opened' },
      text: '',
      byline: { text: 'Priya Nair' },
      at: '2018-11-20T09:40:00Z',
      words: '09:40',
    },
  ]
  it.each([2, 3] as const)('with headings of level %d', (headingLevel) =>
    same(
      <MojTimeline
        headingLevel={headingLevel}
        items={items.map(({ at, words, ...item }) => ({ ...item, datetime: { timestamp: at, text: words } }))}
      />,
      macro('timeline', 'mojTimeline', {
        headingLevel,
        items: items.map(({ at, words, ...item }) => ({ ...item, datetime: { timestamp: at, type: words } })),
      }),
    ),
  )
})

describe('alert, but for the button that would dismiss it', () => {
  const withoutDismissal = (html: string): string =>
    html.replace(/<div class="moj-alert__action">[\s\S]*?<\/div>/, '')
  it.each([
    { title: 'Late' },
    {
      variant: 'warning',
      title: 'Two contacts are late',
      text: 'See the tray',
      showTitleAsHeading: true,
    } as const,
    { variant: 'error', title: 'Not sent', text: 'x', headingTag: 'h3', showTitleAsHeading: true } as const,
    { variant: 'success', title: 'Sent', role: 'status', classes: 'c', attributes } as const,
    { variant: 'information', title: 'Heading without content', showTitleAsHeading: true } as const,
  ])('$title', (options) =>
    same(<MojAlert {...options} />, withoutDismissal(macro('alert', 'mojAlert', options))),
  )
})
