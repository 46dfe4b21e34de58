import type { AuthorityCard } from '../../access/index.ts'
import { Button, FileUpload, InsetText, Table } from '../../design/index.ts'
import { counted, longTime } from '../../time/index.ts'
import { errorFor, Form, type FormState, type Visit } from '../../web/index.ts'
import type { Held, PastLoad, SectorsHeld } from '../load.sql.ts'

export type PostcodesShown = { held: readonly Held[]; sectors: SectorsHeld; loads: readonly PastLoad[] }

const inWords = (number: number): string => number.toLocaleString('en-GB')

const WhatIsHeld = ({ shown, councils }: { shown: PostcodesShown; councils: readonly AuthorityCard[] }) => (
  <>
    <Table
      caption="Postcodes held"
      captionClasses="govuk-table__caption--m"
      head={[{ text: 'Council' }, { text: 'Postcodes', format: 'numeric' }]}
      rows={shown.held.map((held) => [
        { text: councils.find((council) => council.code === held.authority)?.shortName ?? 'Other councils' },
        { text: inWords(held.postcodes), format: 'numeric' },
      ])}
    />
    <p class="govuk-body">
      {`${inWords(shown.sectors.inOne)} sectors lie wholly in one council and answer for postcodes that are not held; ${inWords(shown.sectors.straddling)} lie in two or more, and there people are asked.`}
    </p>
  </>
)

const PastLoads = ({ loads }: { loads: readonly PastLoad[] }) =>
  loads.length === 0 ? (
    <InsetText text="No file of postcodes has been loaded. Until then councils are found by sector, and people are asked more often." />
  ) : (
    <Table
      caption="Loaded"
      captionClasses="govuk-table__caption--m"
      head={[
        { text: 'When' },
        { text: 'File' },
        { text: 'Postcodes', format: 'numeric' },
        { text: 'Rows left out', format: 'numeric' },
      ]}
      rows={loads.map((load) => [
        { text: longTime(load.loadedAt) },
        { text: load.source },
        { text: inWords(load.rows), format: 'numeric' },
        {
          format: 'numeric',
          html:
            load.rejectedRows === 0 ? (
              '0'
            ) : (
              <a class="govuk-link" href={`/administration/postcodes/${load.id}/left-out.csv`}>
                {`${counted(load.rejectedRows, 'row')}, as CSV`}
                <span class="govuk-visually-hidden">{` for the load of ${longTime(load.loadedAt)}`}</span>
              </a>
            ),
        },
      ])}
    />
  )

/** What is known of postcodes, when it was loaded, what was left out and why, and the way to load a newer file. */
export const PostcodesPage = ({
  shown,
  form,
  visit,
}: {
  shown: PostcodesShown
  form: FormState
  visit: Visit
}) => (
  <>
    <h1 class="govuk-heading-l">Postcodes</h1>
    <WhatIsHeld shown={shown} councils={visit.councils} />
    <Form visit={visit} action="/administration/postcodes" multipart uploadProgress>
      <FileUpload
        name="file"
        label={{ text: 'Load a file', classes: 'govuk-label--m' }}
        hint="The ONS Postcode Directory as CSV, or a part of it. It is added to what is held and corrects it; nothing is taken away."
        errorMessage={errorFor(form, 'file')}
        attributes={{ accept: '.csv,text/csv' }}
      />
      <progress class="upload__bar" max="1" value="0" aria-label="Sent so far" hidden />
      <p class="govuk-body" data-upload-words aria-live="polite" />
      <Button text="Load" preventDoubleClick />
    </Form>
    <PastLoads loads={shown.loads} />
  </>
)
