import type { ComponentChildren } from 'preact'
import { hatOf, type Visit } from '../../web/index.ts'

type Props = {
  /** What the browser does with the authenticator. */
  does: 'make' | 'use'
  /** Where it asks what the authenticator must sign. */
  begin: string
  action: string
  button: string
  /** A worker signed in already: their form carries the guards every form does. */
  visit?: Visit
  children?: ComponentChildren
}

/**
 * A form whose answer an authenticator gives. The script asks `begin`, has the browser do its part, puts the answer into
 * the form and sends it. Where scripts do not run, or the browser has no passkeys, the page says what to do instead.
 */
export const Ceremony = ({ does, begin, action, button, visit, children }: Props) => (
  <form method="post" action={action} novalidate data-passkey={does} data-passkey-begin={begin}>
    {visit && (
      <>
        <input type="hidden" name="_csrf" value={visit.csrf} />
        <input type="hidden" name="_hat" value={hatOf(visit)} />
        <input type="hidden" name="_once" value={visit.once} />
      </>
    )}
    <input type="hidden" name="answer" value="" />
    {children}
    <div class="passkey-said" role="alert" data-passkey-said />
    <noscript>
      <p class="govuk-body">{noScripts}</p>
    </noscript>
    <div hidden data-passkey-cannot>
      <p class="govuk-body">{cannot}</p>
    </div>
    <button class="govuk-button" type="submit" data-passkey-button>
      {button}
    </button>
  </form>
)

const insteadDo =
  'Use another browser or device: any that was brought up to date in the last years has passkeys. If you cannot, ask whoever invited you, or your IT. No call about a child ever needs a sign-in.'

const noScripts = `Passkeys need scripts, and this browser does not run them here. ${insteadDo}`
export const cannot = `This browser cannot use passkeys on this page. ${insteadDo}`
