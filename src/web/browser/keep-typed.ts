import { isTyped, putBack, type Typed, typedIn } from './draft-copy.ts'

/**
 * Short forms that are not saved as people type. What was sent is kept in this tab until the service has taken it: a
 * session may have run out meanwhile, and then the form opens again after signing in, with everything typed.
 */
const place = 'front-door draft sent'

type Sent = { form: string; who: string; typed: Typed; signsIn: boolean }

const who = (): string => document.querySelector('.site-header__person-name')?.textContent ?? ''

const isSent = (found: unknown): found is Sent =>
  typeof found === 'object' &&
  found !== null &&
  'form' in found &&
  typeof found.form === 'string' &&
  'who' in found &&
  typeof found.who === 'string' &&
  'signsIn' in found &&
  typeof found.signsIn === 'boolean' &&
  'typed' in found &&
  isTyped(found.typed)

const kept = (): Sent | undefined => {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null')
    return isSent(found) ? found : undefined
  } catch {
    return undefined
  }
}

const keep = (sent: Sent): void => {
  try {
    sessionStorage.setItem(place, JSON.stringify(sent))
  } catch {
    // No room or not allowed: then the browser's own way back has to do.
  }
}

/** On the way back to the form one signs in, and may choose again whom to act for. */
const isOnTheWay = (): boolean => /^\/(sign-in|acting-for)/.test(location.pathname)

const forms = (): { form: HTMLFormElement; name: string }[] =>
  [...document.querySelectorAll<HTMLElement>('[data-keep-typed]')].flatMap((part) => {
    const form = part.closest('form')
    return form === null ? [] : [{ form, name: part.dataset['keepTyped'] ?? '' }]
  })

/** Before GOV.UK's own script reads which radios are chosen, so that what they reveal is open. */
export const startKeepTyped = (): void => {
  const sent = kept()
  if (sent && isOnTheWay()) keep({ ...sent, signsIn: true })
  else if (sent) {
    const here = forms().find(({ name }) => name === sent.form)
    // Answered by the service, the form has what was typed already; somebody else who signed in never sees it.
    if (here && sent.signsIn && sent.who === who()) putBack(here.form, sent.typed)
    sessionStorage.removeItem(place)
  }
  for (const { form, name } of forms())
    form.addEventListener('submit', () =>
      keep({ form: name, who: who(), typed: typedIn(form), signsIn: false }),
    )
}
