import { cambridgeshire, type PersonKey, people } from '../../demo/people.ts'
import { Authenticator, type Wrong } from '../../test/authenticator.ts'
import type { TestService, Visitor } from '../../test/service.ts'

/** What stands on the page that is shown once. */
export type Invited = { link: string; code: string; path: string }

/** Swift Sycamore, administrator of Cambridgeshire, just signed in. */
export const administrator = (service: TestService): Promise<Visitor> =>
  service.signedIn('administrator', { authority: cambridgeshire, fn: 'administration' })

export const invite = async (by: Visitor, person: PersonKey): Promise<Invited> => {
  const page = `/invitations/${people[person].id}`
  await by.open(page)
  await by.submit(`${page}/invite`)
  const [link = '', code = ''] = by.page
    .querySelectorAll('.invitation-secret')
    .map((each) => each.textContent.trim())
  return { link, code, path: new URL(link).pathname }
}

/** Asks as the page's script does, with what its form holds. */
export const begin = async <O>(
  service: TestService,
  browser: Visitor,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<{ status: number; options: O; words: string }> => {
  const answer = await service.app.inject({
    method: 'POST',
    url: path,
    headers: {
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  })
  for (const { name, value } of answer.cookies) browser.cookies.set(name, value)
  const said = answer.headers['content-type']?.toString().includes('json') === true ? answer.json() : {}
  return { status: answer.statusCode, options: {} as O, words: '', ...(said as object) }
}

export type ToMake = {
  challenge: string
  user: { id: string; name: string }
  rp: { id: string }
  authenticatorSelection: object
  excludeCredentials: { id: string }[]
  pubKeyCredParams: { alg: number }[]
}
export type ToUse = {
  challenge: string
  rpId: string
  userVerification: string
  allowCredentials?: { id: string }[]
}

export const authenticatorOf = (service: TestService): Authenticator => {
  const place = service.house.passkeys
  if (!place) throw new Error('No passkeys here.')
  return new Authenticator(place)
}

/** Opens an invitation, gives the code and makes a passkey with it. */
export const enrol = async (
  service: TestService,
  { path, code }: Invited,
  authenticator: Authenticator,
  wrong: Wrong = {},
): Promise<Visitor> => {
  const browser = service.visitor()
  await browser.open(path)
  await browser.submit(path, { code })
  const { options } = await begin<ToMake>(service, browser, `${path}/begin`, { code })
  return browser.submit(`${path}/passkey`, {
    name: 'work laptop',
    answer: authenticator.make(options, wrong),
  })
}

/** Signs in with a passkey and nothing else. */
export const signInWith = async (
  service: TestService,
  authenticator: Authenticator,
  wrong: Wrong = {},
  then = '/agreements',
): Promise<Visitor> => {
  const browser = service.visitor()
  await browser.open(`/sign-in/passkey?then=${encodeURIComponent(then)}`)
  const { options } = await begin<ToUse>(service, browser, '/sign-in/passkey/begin', {})
  return browser.submit('/sign-in/passkey', { answer: authenticator.use(options, wrong) })
}
