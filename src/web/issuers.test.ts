import { describe, expect, test } from 'vitest'
import { signInFrom } from './issuers.ts'
import { showsTwoFactors } from './proven.ts'

const one = {
  employer: 'E10000003',
  name: 'Cambridgeshire County Council',
  issuer: 'https://sign-in.example.org',
  clientId: 'front-door',
  clientSecret: 'the-secret-itself',
  secondFactor: { amr: ['mfa', 'fido'] },
}
const home = { PUBLIC_URL: 'https://front-door.example.org' }

test('a provider for each employer, and where they send people back to', () => {
  expect(signInFrom({ OIDC_ISSUERS: JSON.stringify([one]), ...home }, false)).toEqual({
    issuers: [{ ...one, againAcr: [] }],
    callback: 'https://front-door.example.org/sign-in/callback',
  })
})

test('a provider that does not say how it tells of a second factor is for a trial alone', () => {
  const env = { OIDC_ISSUERS: JSON.stringify([{ ...one, secondFactor: undefined }]), ...home }
  expect(() => signInFrom(env, false)).toThrow('A password alone could sign in')
  expect(signInFrom(env, true)?.issuers[0]?.secondFactor).toBeUndefined()
})

test.each([
  ['nothing said, nothing known', undefined, 'phr', ['mfa'], null],
  ['the way is one of those', { acr: ['phr', 'mfa'] }, 'phr', [], true],
  ['the way is another', { acr: ['phr'] }, 'pwd', ['mfa'], false],
  ['the provider names no way', { acr: ['phr'] }, null, [], false],
  ['what was used is among them', { amr: ['mfa', 'hwk'] }, null, ['pwd', 'mfa'], true],
  ['a password alone was used', { amr: ['mfa', 'hwk'] }, 'phr', ['pwd'], false],
  ['either will do', { acr: ['phr'], amr: ['mfa'] }, 'other', ['mfa'], true],
])('two factors are shown where the token says so: %s', (_when, secondFactor, how, using, shown) => {
  expect(showsTwoFactors({ secondFactor }, { how, using })).toBe(shown)
})

test('a trial needs none', () => {
  expect(signInFrom({}, true)).toBe(null)
})

describe('the service refuses to start, in words, and without giving a secret away', () => {
  test.each([
    ['outside a trial without any provider', {}, 'Nobody could sign in: set OIDC_ISSUERS'],
    ['with an empty one', { OIDC_ISSUERS: '', ...home }, 'Nobody could sign in'],
    ['with something that is no JSON', { OIDC_ISSUERS: '[{', ...home }, 'OIDC_ISSUERS cannot be read'],
    ['with no provider in the list', { OIDC_ISSUERS: '[]', ...home }, 'OIDC_ISSUERS cannot be read'],
    [
      'with a provider half described',
      { OIDC_ISSUERS: JSON.stringify([{ ...one, clientId: undefined }]), ...home },
      '0.clientId',
    ],
    [
      'with a provider that is not https',
      { OIDC_ISSUERS: JSON.stringify([{ ...one, issuer: 'http://sign-in.example.org' }]), ...home },
      'must begin with https://',
    ],
    [
      'with an employer twice',
      { OIDC_ISSUERS: JSON.stringify([one, one]), ...home },
      'names an employer twice',
    ],
    [
      'with a second factor nobody could tell',
      { OIDC_ISSUERS: JSON.stringify([{ ...one, secondFactor: {} }]), ...home },
      'names neither acr nor amr',
    ],
    ['without its own address', { OIDC_ISSUERS: JSON.stringify([one]) }, 'Set PUBLIC_URL'],
    [
      'with an address of its own that is not https',
      { OIDC_ISSUERS: JSON.stringify([one]), PUBLIC_URL: 'http://front-door.example.org' },
      'Set PUBLIC_URL',
    ],
  ])('%s', (_when, env, saying) => {
    let said = ''
    try {
      signInFrom(env, false)
    } catch (error) {
      said = String(error)
    }
    expect(said).toContain(saying)
    expect(said).not.toContain('the-secret-itself')
  })
})
