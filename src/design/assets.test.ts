import { expect, it } from 'vitest'
import { assetFiles, assets } from './assets.ts'

it('asks for no font, crest or picture of GOV.UK', () => {
  const { body } = assets().styles
  expect(body).toContain('.govuk-button{')
  expect(body).not.toMatch(/GDS Transport|url\(\/assets|@font-face/)
})

it('the scripts are one module without imports left to fetch', () => {
  const { body } = assets().scripts
  expect(body).toContain('govuk-frontend-supported')
  expect(body).not.toMatch(/\bimport\s*[{"'*]/)
})

it('each file is found under an address that changes with its content', () => {
  for (const [url, file] of assetFiles()) {
    expect(url).toMatch(/^\/assets\/[a-z-]+-[\da-f]{12}\.(css|js|svg)$/)
    expect(file.url).toBe(url)
  }
  expect(assetFiles().size).toBe(3)
})
