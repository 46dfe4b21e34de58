/** An account nobody used for long: who it was cannot be taken for granted (authorisation B3 step 1). */
export const Asleep = () => (
  <>
    <h1 class="govuk-heading-l">You are not signed in</h1>
    <p class="govuk-body">
      Nobody has signed in with your account for a long time, so it is asleep. Ask an administrator of your
      council to wake it: they need to know that it is you, and why you need it again. At a partner agency,
      ask the council you work with.
    </p>
    <p class="govuk-body">
      If a child cannot wait, ring: no call ever needs a sign-in. The numbers are on the{' '}
      <a class="govuk-link" href="/start">
        front page
      </a>
      .
    </p>
  </>
)
