import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { instant, longTime } from '../time/index.ts'
import { ActingFor } from './acting-for.tsx'
import type { ActingForProps } from './acting-for.tsx'
import { assets } from './assets.ts'
import { ErrorSummary } from './error-summary.tsx'
import type { ErrorSummaryItem } from './error-summary.tsx'
import { classNames } from './macro-options.ts'
import { SiteHeader } from './site-header.tsx'
import type { NavLink, SignedIn } from './site-header.tsx'
import { SkipLink } from './skip-link.tsx'
import { Watermark } from './watermark.tsx'

export type PageProps = {
  /** What the page is; "Error: " goes before it when there are errors, and the service's name after it. */
  readonly title: string
  readonly lang?: 'en' | 'cy' | undefined
  /** Shown as an error summary at the top of the page. */
  readonly errors?: readonly ErrorSummaryItem[] | undefined
  readonly actingFor?: ActingForProps | undefined
  readonly signedIn?: SignedIn | undefined
  readonly nav?: readonly NavLink[] | undefined
  /** The search box in the header; by default wherever somebody is signed in. */
  readonly search?: boolean | undefined
  /** Back link or breadcrumbs, above the content. */
  readonly beforeContent?: ComponentChildren
  /** The whole width of the screen, for trays and boards. */
  readonly wide?: boolean | undefined
  readonly bodyClasses?: string | undefined
  /** Address of the councils' colours (see councilStyles), and other style sheets of the page. */
  readonly stylesheets?: readonly string[] | undefined
  /** false for people who turned single-key shortcuts off (WCAG 2.2, 2.1.4). */
  readonly keyShortcuts?: boolean | undefined
  /** Says on the page that the service holds invented people only, and whether its clock was set as well. */
  readonly trial?: Trial | undefined
  /** Who looks, when and by what: behind every page, on screen and on paper, of somebody let in to single records. */
  readonly watermark?: string | undefined
  /** What whoever looks must know on every page: their training ends, they broke the glass. */
  readonly notices?: readonly string[] | undefined
  /** When the page was made, ISO. Shown at the foot, so that paper says how old it is. */
  readonly madeAt?: string | undefined
  readonly children?: ComponentChildren
}

const Head = ({ title, errors, stylesheets = [] }: PageProps) => {
  const { styles, scripts, icon } = assets()
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${errors?.length ? 'Error: ' : ''}${title} - Front Door`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content="#0b0c0c" />
      <link rel="icon" href={icon.url} type="image/svg+xml" />
      {[styles.url, ...stylesheets].map((href) => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      <script type="module" src={scripts.url} />
    </head>
  )
}

const footerLinks: readonly NavLink[] = [
  { href: '/accessibility', text: 'Accessibility statement' },
  { href: '/privacy', text: 'Privacy' },
  { href: '/licences', text: 'Licences' },
]

const SiteFooter = ({ madeAt }: { readonly madeAt: string | undefined }) => (
  <footer class="site-footer">
    <div class="govuk-width-container site-footer__inside">
      <ul class="site-footer__links">
        {footerLinks.map(({ href, text }) => (
          <li key={href}>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {madeAt && <p class="site-footer__made">{`As at ${longTime(instant(madeAt))}`}</p>}
    </div>
  </footer>
)

const Notices = ({ notices }: { readonly notices: readonly string[] }) =>
  notices.length === 0 ? null : (
    <div class="notices" role="region" aria-label="For you to know">
      <div class="govuk-width-container">
        {notices.map((text) => (
          <p key={text} class="notices__words">
            {text}
          </p>
        ))}
      </div>
    </div>
  )

export type Trial = { readonly isClockSet: boolean }

const TrialStrip = ({ isClockSet }: Trial) => (
  <p class="trial-strip">
    Trial: invented people. Nobody here is real.
    {isClockSet && ' The clock was set: this is not today.'}
  </p>
)

/** A whole page of Front Door. Everything in it works without scripts; nothing in it needs inline ones. */
export const Page = (props: PageProps) => {
  const { lang = 'en', errors, actingFor, signedIn, wide } = props
  return (
    <html lang={lang} class="govuk-template">
      <Head {...props} />
      <body
        class={classNames('govuk-template__body front-door', wide && 'front-door--wide', props.bodyClasses)}
        data-made-at={props.madeAt}
        data-key-shortcuts={props.keyShortcuts === false ? 'off' : undefined}
      >
        <SkipLink href="#main-content" text="Skip to main content" />
        <header class="front-door__top">
          {props.trial && <TrialStrip {...props.trial} />}
          <SiteHeader signedIn={signedIn} nav={props.nav} search={props.search ?? signedIn !== undefined} />
          {actingFor && <ActingFor {...actingFor} />}
          <Notices notices={props.notices ?? []} />
          {props.watermark && <Watermark text={props.watermark} />}
        </header>
        <div class="govuk-width-container">
          {props.beforeContent && <nav aria-label="Back">{props.beforeContent}</nav>}
          <main class="govuk-main-wrapper" id="main-content">
            {errors && errors.length > 0 && <ErrorSummary errorList={errors} />}
            {props.children}
          </main>
        </div>
        <SiteFooter madeAt={props.madeAt} />
        <div class="govuk-visually-hidden" aria-live="polite" data-announcements />
      </body>
    </html>
  )
}

/** A page as the text of a response. */
export const renderPage = (page: VNode): string => `<!doctype html>\n${renderToString(page)}`
