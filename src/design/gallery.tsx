import type { ComponentChildren } from 'preact'
import { govukExamples } from './gallery.govuk.tsx'
import { ownExamples } from './gallery.own.tsx'
import { pictureExamples } from './gallery.pictures.tsx'
import { Page } from './layout.tsx'
import type { PageProps } from './layout.tsx'

/** One component and how it looks. */
export type Example = { readonly name: string; readonly look: ComponentChildren }

const anchorOf = (name: string): string => `look-${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`

/** Every component with an example, for looking at. All names and numbers in it are invented. */
export const Gallery = (page: Partial<PageProps>) => {
  const examples = [...ownExamples, ...pictureExamples, ...govukExamples]
  return (
    <Page title="Design" {...page} wide>
      <h1 class="govuk-heading-l">Design</h1>
      <ul class="gallery__contents">
        {examples.map(({ name }) => (
          <li key={name}>
            <a class="govuk-link" href={`#${anchorOf(name)}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
      {examples.map(({ name, look }) => (
        <section key={name} id={anchorOf(name)} aria-label={name} class="gallery__example">
          <h2 class="govuk-heading-s gallery__name">{name}</h2>
          {look}
        </section>
      ))}
    </Page>
  )
}
