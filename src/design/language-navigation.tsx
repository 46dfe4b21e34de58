import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type LanguageItem = Content &
  Decoration & {
    readonly href?: string | undefined
    readonly lang?: string | undefined
    readonly hrefLang?: string | undefined
    readonly dir?: 'ltr' | 'rtl' | 'auto' | undefined
    readonly current?: boolean | undefined
    readonly languageDescriptionText?: string | undefined
  }

export type LanguageNavigationProps = Decoration & {
  readonly ariaLabel?: string | undefined
  readonly items: readonly LanguageItem[]
}

const Current = ({ item }: { readonly item: LanguageItem }) => (
  <span
    class={classNames('govuk-language-navigation__text', item.classes)}
    aria-current="true"
    lang={item.lang || undefined}
    dir={item.dir || undefined}
    {...item.attributes}
  >
    {contentOf(item)}
  </span>
)

const Other = ({ item }: { readonly item: LanguageItem }) => (
  <a
    class={classNames('govuk-language-navigation__link', item.classes)}
    href={item.href ?? ''}
    rel="alternate"
    lang={item.lang || undefined}
    hreflang={item.hrefLang || item.lang || undefined}
    dir={item.dir || undefined}
    {...item.attributes}
  >
    {contentOf(item)}
    {item.languageDescriptionText && (
      <span class="govuk-visually-hidden">{` ${item.languageDescriptionText}`}</span>
    )}
  </a>
)

/** GOV.UK language navigation: the same page in other languages. */
export const LanguageNavigation = (props: LanguageNavigationProps) => (
  <nav
    class={classNames('govuk-language-navigation', props.classes)}
    aria-label={props.ariaLabel ?? 'Language'}
    {...props.attributes}
  >
    <ul class="govuk-language-navigation__list">
      {props.items.map((item, index) => (
        <li key={index} class="govuk-language-navigation__list-item">
          {item.current || !item.href ? <Current item={item} /> : <Other item={item} />}
        </li>
      ))}
    </ul>
  </nav>
)
