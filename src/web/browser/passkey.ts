/**
 * Forms whose answer an authenticator gives. The page works out nothing itself: it fetches what must be signed, hands it
 * to the browser, puts the answer into the form and sends it.
 */

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

const textOf = (bytes: ArrayBuffer): string =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

type Named = { id: string; type: 'public-key'; transports?: AuthenticatorTransport[] }
type ToMake = Omit<PublicKeyCredentialCreationOptions, 'challenge' | 'user' | 'excludeCredentials'> & {
  challenge: string
  user: { id: string; name: string; displayName: string }
  excludeCredentials?: Named[]
}
type ToUse = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & {
  challenge: string
  allowCredentials?: Named[]
}

const named = (those: Named[] = []): PublicKeyCredentialDescriptor[] =>
  those.map((each) => ({ ...each, id: bytesOf(each.id) }))

const make = async (options: ToMake): Promise<object | null> => {
  const { challenge, user, excludeCredentials, ...rest } = options
  const made = await navigator.credentials.create({
    publicKey: {
      ...rest,
      challenge: bytesOf(challenge),
      user: { ...user, id: bytesOf(user.id) },
      excludeCredentials: named(excludeCredentials),
    },
  })
  if (!(made instanceof PublicKeyCredential) || !(made.response instanceof AuthenticatorAttestationResponse))
    return null
  const { clientDataJSON, attestationObject } = made.response
  return {
    clientDataJSON: textOf(clientDataJSON),
    attestationObject: textOf(attestationObject),
    transports: made.response.getTransports(),
    ...idOf(made),
  }
}

const use = async (options: ToUse): Promise<object | null> => {
  const { challenge, allowCredentials, ...rest } = options
  const used = await navigator.credentials.get({
    publicKey: { ...rest, challenge: bytesOf(challenge), allowCredentials: named(allowCredentials) },
  })
  if (!(used instanceof PublicKeyCredential) || !(used.response instanceof AuthenticatorAssertionResponse))
    return null
  const { clientDataJSON, authenticatorData, signature, userHandle } = used.response
  return {
    clientDataJSON: textOf(clientDataJSON),
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
    ...(userHandle === null ? {} : { userHandle: textOf(userHandle) }),
    ...idOf(used),
  }
}

const idOf = ({ id, rawId }: PublicKeyCredential) => ({ id, rawId: textOf(rawId) })

/** As the server reads it: the credential's name outside, what it signed within. */
const answerFrom = ({ id, rawId, ...response }: Record<string, unknown>): string =>
  JSON.stringify({ id, rawId, type: 'public-key', response })

const words: Readonly<Record<string, string>> = {
  NotAllowedError: 'That was cancelled, or took too long. Nothing was changed: press the button again.',
  InvalidStateError:
    'This device has a passkey for you here already. Use another device, or sign in with it.',
  SecurityError: 'Passkeys do not work on this address. Open the service by its usual address.',
  NotSupportedError: 'This device cannot make a passkey that checks it is you. Use another one.',
}
const otherwise =
  'That did not work. Press the button again; if it still does not, use another browser or device.'
const tooLong = 'This page was open too long. Load it again, then press the button once more.'

const say = (form: HTMLFormElement, text: string): void => {
  const place = form.querySelector('[data-passkey-said]')
  if (place !== null) place.textContent = text
}

type Begun = { options: unknown } | { words: string } | { goTo: string }

const begin = async (form: HTMLFormElement): Promise<Begun> => {
  const fields = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const answer = await fetch(form.dataset['passkeyBegin'] ?? '', {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { accept: 'application/json' },
  })
  if (!(answer.headers.get('content-type') ?? '').includes('json'))
    return answer.redirected ? { goTo: answer.url } : { words: tooLong }
  return (await answer.json()) as Begun
}

const ceremony = async (form: HTMLFormElement): Promise<void> => {
  say(form, '')
  const begun = await begin(form)
  if ('goTo' in begun) return location.assign(begun.goTo)
  if ('words' in begun) return say(form, begun.words)
  const answered =
    form.dataset['passkey'] === 'make'
      ? await make(begun.options as ToMake)
      : await use(begun.options as ToUse)
  const field = form.elements.namedItem('answer')
  if (answered === null || !(field instanceof HTMLInputElement)) return say(form, otherwise)
  field.value = answerFrom(answered as Record<string, unknown>)
  form.submit()
}

const explain = (error: unknown): string => (error instanceof Error && words[error.name]) || otherwise

const start = (form: HTMLFormElement): void => {
  if (typeof PublicKeyCredential === 'undefined') {
    form.querySelector('[data-passkey-cannot]')?.removeAttribute('hidden')
    form.querySelector('[data-passkey-button]')?.remove()
    return
  }
  let isGoingOn = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (isGoingOn) return
    isGoingOn = true
    ceremony(form)
      .catch((error: unknown) => say(form, explain(error)))
      .finally(() => (isGoingOn = false))
  })
}

export const startPasskeys = (): void => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) start(form)
}
