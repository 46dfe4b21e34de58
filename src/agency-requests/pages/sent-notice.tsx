import { NotificationBanner } from '../../design/index.ts'
import { type AgencyRequest, unanswered } from '../request.ts'
import type { RequestLine } from '../tray.sql.ts'

const leftInWords = (request: AgencyRequest): string =>
  new Intl.ListFormat('en-GB').format(unanswered(request).map(({ name }) => name))

/** It is sent; who is still to answer for; and what waits next, so that nobody has to go back and look. */
export const SentNotice = ({ request, next }: { request: AgencyRequest; next: RequestLine | null }) => (
  <NotificationBanner type="success" titleText="Sent">
    <p class="govuk-notification-banner__heading">Your answer is with the MASH.</p>
    {unanswered(request).length > 0 && (
      <p class="govuk-body">{`Still to answer for: ${leftInWords(request)}.`}</p>
    )}
    <p class="govuk-body">
      {next === null ? (
        'Nothing else waits for your answer. '
      ) : (
        <>
          {'Next: '}
          <a class="govuk-notification-banner__link" href={`/requests/${next.id}`}>
            {`${next.headline} · ${next.reference}`}
          </a>
          {'. '}
        </>
      )}
      <a class="govuk-notification-banner__link" href="/requests">
        All requests
      </a>
    </p>
  </NotificationBanner>
)
