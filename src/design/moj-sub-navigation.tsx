import { classNames, contentOf } from './macro-options.ts'
import type { Content, Decoration } from './macro-options.ts'

export type SubNavigationItem = Content &
  Decoration & { readonly href: string; readonly active?: boolean | undefined }

export type MojSubNavigationProps = Decoration & {
  readonly label?: string | undefined
  readonly items: readonly SubNavigationItem[]
}

/** MoJ sub-navigation: the parts of one record. */
export const MojSubNavigation = (props: MojSubNavigationProps) => (
  <nav
    class={classNames('moj-sub-navigation', props.classes)}
    aria-label={props.label || 'Secondary navigation region'}
    {...props.attributes}
  >
    <ul class="moj-sub-navigation__list">
      {props.items.map((item) => (
        <li key={item.href} class={classNames('moj-sub-navigation__item', item.classes)}>
          <a
            class="moj-sub-navigation__link"
            aria-current={item.active ? 'page' : undefined}
            href={item.href}
            {...item.attributes}
          >
            {contentOf(item)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
