/** For people whose employer has no sign-in of its own. The pages behind it are the passkeys room's. */
export const PasskeyLink = ({ then }: { then: string }) => (
  <p class="govuk-body">
    If your organisation was invited to use passkeys:{' '}
    <a class="govuk-link" href={`/sign-in/passkey?then=${encodeURIComponent(then)}`}>
      sign in with a passkey
    </a>
  </p>
)
