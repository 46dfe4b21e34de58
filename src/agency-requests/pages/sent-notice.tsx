import { NotificationBanner } from '../../design/index.ts'
import type { RequestLine } from '../tray.sql.ts'

/** It is sent; and what waits next, so that nobody has to go back and look. */
export const SentNotice = ({ next }: { next: RequestLine | null }) => (
  <NotificationBanner type="success" titleText="Sent">
    <p class="govuk-notification-banner__heading">Your answer is with the MASH.</p>
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
