/** A telephone number that a phone or a headset can ring. */
export const PhoneLink = ({ number }: { readonly number: string }) => (
  <a class="govuk-link phone-link" href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>
    {number}
  </a>
)
