import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { projectRoot } from '../project-root.ts'

/** A file that browsers fetch. Its address changes with its content, so it may be kept for ever. */
export type Asset = { readonly url: string; readonly contentType: string; readonly body: string }

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')

// Councils may not use the GDS Transport font or the crown crest, so neither is asked for.
const fonts = 'Arial,"Helvetica Neue",Helvetica,"Liberation Sans",sans-serif'
const withoutCrownProperty = (css: string): string =>
  css
    .replaceAll(/@font-face\{[^}]*\}/g, '')
    .replaceAll(/GDS Transport,arial,sans-serif/g, fonts)
    .replaceAll(/url\(\/assets\/images\/[^)]*\)/g, 'none')
    .replaceAll(/\/\*# sourceMappingURL=[^*]*\*\//g, '')

const styles = (): string =>
  [
    withoutCrownProperty(read('node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.css')),
    withoutCrownProperty(read('node_modules/@ministryofjustice/frontend/moj/moj-frontend.min.css')),
    read('src/design/styles/front-door.css'),
    read('src/design/styles/pictures.css'),
    read('src/design/styles/person.css'),
    read('src/design/styles/board.css'),
    read('src/design/styles/enquiry.css'),
    read('src/design/styles/judging.css'),
    read('src/design/styles/privacy.css'),
    read('src/design/styles/agreements.css'),
    read('src/design/styles/named.css'),
    read('src/design/styles/request.css'),
    read('src/design/styles/administration.css'),
  ].join('\n')

/** The browser scripts as one module: GOV.UK's own and ours from src/web/browser. */
export const buildBrowserScripts = (): string => {
  const { outputFiles } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: ['src/web/browser/init.ts'],
    tsconfig: 'src/web/browser/tsconfig.json',
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    write: false,
  })
  return outputFiles.map(({ text }) => text).join('\n')
}

const asset = (name: string, extension: string, contentType: string, body: string): Asset => {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { url: `/assets/${name}-${hash}.${extension}`, contentType, body }
}

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#0b0c0c"/><path d="M9 5h14v22H9z" fill="#fff"/><circle cx="19.5" cy="16.5" r="1.8" fill="#0b0c0c"/></svg>`

export type Assets = { readonly styles: Asset; readonly scripts: Asset; readonly icon: Asset }

let made: Assets | undefined

/** Everything under /assets/, made once when first asked for. */
export const assets = (): Assets =>
  (made ??= {
    styles: asset('front-door', 'css', 'text/css; charset=utf-8', styles()),
    scripts: asset('front-door', 'js', 'text/javascript; charset=utf-8', buildBrowserScripts()),
    icon: asset('icon', 'svg', 'image/svg+xml', icon),
  })

/** The files to serve, by address: `assetFiles().get(request.url)`; send with a year of immutable caching. */
export const assetFiles = (): ReadonlyMap<string, Asset> =>
  new Map(Object.values(assets()).map((file) => [file.url, file]))
