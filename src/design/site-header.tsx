import { classNames } from './macro-options.ts'

export type NavLink = { readonly href: string; readonly text: string; readonly current?: boolean | undefined }

export type SignedIn = {
  readonly personName: string
  /** Guards the forms of the header against forgery. */
  readonly csrf: string
  /** Whom they act for and as what, as forms carry it. */
  readonly hat?: string | undefined
}

const signOutAction = '/sign-out'

const Person = ({ personName, csrf }: SignedIn) => (
  <form class="site-header__person" method="post" action={signOutAction}>
    <a
      class="site-header__person-name"
      href="/sessions"
      aria-label={`${personName}: where you are signed in`}
    >
      {personName}
    </a>
    <input type="hidden" name="_csrf" value={csrf} />
    <button class="site-header__sign-out" type="submit">
      Sign out
    </button>
  </form>
)

/**
 * Search of people and references, from every page. The "/" key goes there where scripts run. A name never stands in
 * an address, so it is sent in the body.
 */
const Search = ({ csrf, hat }: { readonly csrf: string; readonly hat: string | undefined }) => (
  <form class="site-search" role="search" aria-label="Everywhere" method="post" action="/search">
    <input type="hidden" name="_csrf" value={csrf} />
    <input type="hidden" name="_hat" value={hat} />
    <label class="govuk-visually-hidden" for="site-search">
      Search people and references
    </label>
    <input
      class="site-search__input govuk-input"
      id="site-search"
      name="q"
      type="search"
      autocomplete="off"
      spellcheck={false}
      placeholder="Name or reference"
      aria-keyshortcuts="/"
      maxLength={200}
      data-shortcut="/"
    />
    <button class="site-search__button" type="submit">
      Search
    </button>
  </form>
)

const Navigation = ({ links }: { readonly links: readonly NavLink[] }) => (
  <nav class="site-nav" aria-label="Main">
    <ul class="site-nav__list govuk-width-container">
      {links.map((link) => (
        <li key={link.href} class={classNames('site-nav__item', link.current && 'site-nav__item--current')}>
          <a class="site-nav__link" href={link.href} aria-current={link.current ? 'page' : undefined}>
            {link.text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

export type SiteHeaderProps = {
  readonly signedIn?: SignedIn | undefined
  readonly nav?: readonly NavLink[] | undefined
  readonly search?: boolean | undefined
}

/** The service's own header: its name, search, who is signed in, the main places. No crown, no GOV.UK logo. */
export const SiteHeader = ({ signedIn, nav, search }: SiteHeaderProps) => (
  <>
    <div class="site-header">
      <div class="govuk-width-container site-header__inside">
        <a class="site-header__name" href="/">
          Front Door
        </a>
        {search && signedIn && <Search csrf={signedIn.csrf} hat={signedIn.hat} />}
        {signedIn && <Person {...signedIn} />}
      </div>
    </div>
    {nav && nav.length > 0 && <Navigation links={nav} />}
  </>
)
