import { readdirSync, readFileSync } from 'node:fs'
import type { ComponentChildren, ComponentType } from 'preact'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import nunjucks from 'nunjucks'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as design from './index.ts'
import { htmlTree } from './html-tree.ts'

/**
 * Every fixture that govuk-frontend publishes, rendered by our components from the same options.
 * In the fixtures `html` is text; in ours it is JSX. That difference, and only that, is bridged here.
 */
const published = 'node_modules/govuk-frontend/dist/govuk'

const Fixtures = z.object({
  fixtures: z.array(
    z.object({ name: z.string(), options: z.record(z.string(), z.unknown()), html: z.string() }),
  ),
})

const componentNames = readdirSync(`${published}/components`).filter((name) => !name.startsWith('_'))

const fixturesOf = (component: string) =>
  Fixtures.parse(JSON.parse(readFileSync(`${published}/components/${component}/fixtures.json`, 'utf8')))
    .fixtures

const isHtmlOption = (name: string): boolean => name === 'html' || name.endsWith('Html')

/** Options as published to options as we take them: `html` texts become trusted JSX. */
const toProps = (options: unknown, path: readonly string[] = []): unknown => {
  if (Array.isArray(options)) return options.map((item: unknown) => toProps(item, path))
  if (typeof options !== 'object' || options === null) {
    const inSlot = path.at(-2) === 'slots'
    if (typeof options !== 'string' || !(isHtmlOption(path.at(-1) ?? '') || inSlot)) return options
    return path.at(-1) === 'end' ? { html: design.raw(options) } : design.raw(options)
  }
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, toProps(value, [...path, name])]),
  )
}

// The crown and the GOV.UK logo are not ours to carry (councils may not use them): they are slots, and the
// pictures come from the published macro.
const macros = new nunjucks.Environment(new nunjucks.FileSystemLoader(`${published}/macros`))
const logo = (params: string): ComponentChildren =>
  design.raw(macros.renderString(`{% from "logo.njk" import govukLogo %}{{ govukLogo(${params}) }}`, {}))

const slots: Readonly<Record<string, object>> = {
  header: { logo: logo('{ classes: "govuk-header__logotype", ariaLabelText: "GOV.UK" }') },
  footer: { crown: logo('{ classes: "govuk-footer__crown", useLogotype: false }') },
}

const isComponent = (found: unknown): found is ComponentType<object> => typeof found === 'function'

const render = (component: string, options: object): string => {
  const name = component.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
  const found = Object.entries(design).find(([exported]) => exported === name)?.[1]
  if (!isComponent(found)) throw new Error(`src/design has no component ${name}`)
  return renderToString(h(found, { ...Object(toProps(options)), ...slots[component] }))
}

describe('our components give the same HTML as GOV.UK Frontend publishes', () => {
  for (const component of componentNames)
    describe(component, () => {
      for (const { name, options, html } of fixturesOf(component))
        it(name, () => {
          expect(htmlTree(render(component, options))).toEqual(htmlTree(html))
        })
    })

  it('leaves none of the 39 components and 725 fixtures out', () => {
    expect(componentNames).toHaveLength(39)
    expect(componentNames.flatMap(fixturesOf)).toHaveLength(725)
  })
})
