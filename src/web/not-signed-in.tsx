import type { ComponentChildren } from 'preact'

export type WhyNotIn = 'asleep' | 'employment-ended'

const words: Readonly<Record<WhyNotIn, string>> = {
  // Who comes back after so long cannot be taken for granted (authorisation B3 step 1).
  asleep:
    'Nobody has signed in with your account for a long time, so it is asleep. Ask an administrator of your council to wake it: they need to know that it is you, and why you need it again. At a partner agency, ask the council you work with.',
  'employment-ended':
    'Your employment there has ended, so you cannot sign in. If that is wrong, ask your manager.',
}

/** Somebody known who is not let in: what to do about it, and that a child never waits for it. */
export const NotSignedIn = ({ why }: { readonly why: WhyNotIn }) => (
  <Said>
    <p class="govuk-body">{words[why]}</p>
  </Said>
)

const Said = ({ children }: { readonly children: ComponentChildren }) => (
  <>
    <h1 class="govuk-heading-l">You are not signed in</h1>
    {children}
    <p class="govuk-body">
      If a child cannot wait, ring: no call ever needs a sign-in. The numbers are on the{' '}
      <a class="govuk-link" href="/start">
        front page
      </a>
      .
    </p>
  </>
)
