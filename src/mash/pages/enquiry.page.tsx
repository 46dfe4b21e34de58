import { AttachedFiles, AgreementAsTold, Worry } from '../../contacts/index.ts'
import { Live, TwoColumns } from '../../design/index.ts'
import type { EnquiryView } from '../enquiry.view.ts'
import { Agencies } from './agencies.tsx'
import { Head } from './head.tsx'
import { Agreed, Judged } from './judged.tsx'
import { Chronology, NotTold, WhoWasTold } from './told.tsx'
import { Known, Who } from './who.tsx'

const parts = [
  ['worry', 'Worry'],
  ['who', 'Who'],
  ['known', 'What we know'],
  ['agencies', 'Agencies'],
  ['judged', 'Discussion and decision'],
  ['chronology', 'Chronology'],
] as const

const Jumps = () => (
  <nav class="call__jumps enquiry-jumps" aria-label="Parts of this page">
    <ol class="govuk-list">
      {parts.map(([id, title], index) => (
        <li key={id}>
          <a class="govuk-link" href={`#${id}`} accessKey={String(index + 1)}>
            {`${String(index + 1)} ${title}`}
          </a>
        </li>
      ))}
    </ol>
  </nav>
)

/** The worry, who, what is known, who was asked what, what came back, what is still out, and whose clock is running. */
export const EnquiryPart = (view: EnquiryView) => (
  <div class="enquiry" data-version={view.chronology.length}>
    <Head {...view} />
    <Jumps />
    <TwoColumns
      asideLabel="Who it is about and what we know"
      aside={
        <>
          <Who {...view} />
          <Known {...view} />
        </>
      }
    >
      {view.contact && (
        <>
          <Worry contact={view.contact} />
          <AgreementAsTold told={view.contact.told} />
        </>
      )}
      <Agreed {...view} />
      <AttachedFiles
        attachments={view.attachments}
        contactId={view.enquiry.contactId}
        title="Attached to the report"
      />
    </TwoColumns>
    <Agencies {...view} />
    <NotTold {...view} />
    <Judged {...view} />
    <WhoWasTold {...view} />
    <Chronology {...view} />
  </div>
)

export const EnquiryPage = (view: EnquiryView) => (
  <Live
    events="/enquiries/changes"
    fragment={`/enquiries/${view.enquiry.id}/part`}
    announce="This enquiry has changed"
  >
    <EnquiryPart {...view} />
  </Live>
)
