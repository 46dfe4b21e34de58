type AttachedFile = { id: string; name: string; size: number; scan: string }

/** Files that came with a contact, wherever its worry is read; nothing where none did. */
export const AttachedFiles = ({
  attachments,
  contactId,
  title,
}: {
  attachments: readonly AttachedFile[]
  contactId: string
  title: string
}) =>
  attachments.length === 0 ? null : (
    <section aria-labelledby="attached">
      <h2 class="govuk-heading-m" id="attached">
        {title}
      </h2>
      <ul class="govuk-list">
        {attachments.map((file) => (
          <li key={file.id}>
            <a class="govuk-link" href={`/contacts/${contactId}/attachments/${file.id}`}>
              {file.name}
            </a>
            {` ${String(Math.max(1, Math.round(file.size / 1024)))} kB${file.scan === 'not-scanned' ? ', not checked for viruses' : ''}`}
          </li>
        ))}
      </ul>
    </section>
  )
