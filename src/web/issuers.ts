import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Words of a provider for a sign-in with two factors: of the way (acr), which it is asked for, or of what was used (amr). */
export type SecondFactor = { acr?: readonly string[] | undefined; amr?: readonly string[] | undefined }

/** Where one employer's people prove who they are. */
export type Issuer = {
  /** The code of the organisation whose staff sign in here: E10000003, police. */
  employer: string
  /** As people call it on the button: Cambridgeshire County Council. */
  name: string
  issuer: string
  clientId: string
  clientSecret: string
  /** The ways of proving who they are (acr) that count as fresh; none named: whatever the provider does when asked. */
  againAcr?: readonly string[]
  /** By which words its ID tokens say that two factors were used; absent in a trial alone: nothing here asks, and it opens nothing sealed. */
  secondFactor?: SecondFactor | undefined
  /** Its logout tokens do not say that they are some (typ); their other marks must do. */
  untypedLogout?: boolean | undefined
}

export type SignInWith = {
  issuers: readonly Issuer[]
  /** The whole address providers send people back to, as registered with each of them. */
  callback: string
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Plain http is for a provider on this very machine, in tests and trials. */
export const isLoopback = (url: URL): boolean => loopback.has(url.hostname)

const address = z.url().refine((text) => {
  const url = new URL(text)
  return url.protocol === 'https:' || isLoopback(url)
}, 'must begin with https://')

const words = z.array(z.string().min(1)).min(1).optional()

const secondFactor = z
  .strictObject({ acr: words, amr: words })
  .refine(({ acr, amr }) => acr !== undefined || amr !== undefined, 'names neither acr nor amr')

const shape = z
  .array(
    z.object({
      employer: z.string().min(1),
      name: z.string().min(1),
      issuer: address,
      clientId: z.string().min(1),
      clientSecret: z.string().min(1),
      againAcr: z.array(z.string().min(1)).default([]),
      secondFactor: secondFactor.optional(),
      untypedLogout: z.boolean().optional(),
    }),
  )
  .min(1)
  .refine((all) => new Set(all.map((each) => each.employer)).size === all.length, 'names an employer twice')

type Environment = Readonly<Record<string, string | undefined>>

const written = (env: Environment): string | undefined => {
  const file = env['OIDC_ISSUERS_FILE']
  return file === undefined || file === '' ? env['OIDC_ISSUERS'] : readFileSync(file, 'utf8')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The providers of OIDC_ISSUERS (or of the file OIDC_ISSUERS_FILE names), and the address of this service from
 * PUBLIC_URL. Null: none is configured, which only a trial may be. Throws, in words, on anything half configured, and
 * outside a trial on a provider that cannot show two factors (C9 no. 14); no message holds a secret.
 */
export const signInFrom = (env: Environment, isTrial: boolean): SignInWith | null => {
  const text = written(env)
  if (text === undefined || text === '') {
    if (isTrial) return null
    throw new Error(
      'Nobody could sign in: set OIDC_ISSUERS to each employer’s provider, or DEMO=1 for a trial with invented people. See docs/sign-in.md.',
    )
  }
  const issuers = shape.safeParse(parsed(text))
  if (!issuers.success) {
    const [wrong] = issuers.error.issues
    throw new Error(
      `OIDC_ISSUERS cannot be read: ${wrong?.path.join('.') ?? ''} ${wrong?.message ?? ''}. See docs/sign-in.md.`,
    )
  }
  const untold = issuers.data.find(({ secondFactor: told }) => told === undefined)
  if (untold && !isTrial)
    throw new Error(
      `A password alone could sign in: say in OIDC_ISSUERS by which words the provider of ${untold.name} tells of a second factor ("secondFactor"). One that cannot tell is not set here; its people use passkeys. See docs/sign-in.md, “Two factors”.`,
    )
  const home = address.safeParse(env['PUBLIC_URL'])
  if (!home.success)
    throw new Error(
      'Set PUBLIC_URL to the address people use, such as https://front-door.example.gov.uk: providers send them back to it.',
    )
  return { issuers: issuers.data, callback: new URL('/sign-in/callback', home.data).href }
}
