import { Accordion } from './accordion.tsx'
import { BackLink } from './back-link.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { Button } from './button.tsx'
import { CharacterCount } from './character-count.tsx'
import { Checkboxes } from './checkboxes.tsx'
import { DateInput } from './date-input.tsx'
import { Details } from './details.tsx'
import { FileUpload } from './file-upload.tsx'
import type { Example } from './gallery.tsx'
import { Input } from './input.tsx'
import { InsetText } from './inset-text.tsx'
import { NotificationBanner } from './notification-banner.tsx'
import { Pagination } from './pagination.tsx'
import { Panel } from './panel.tsx'
import { Radios } from './radios.tsx'
import { Select } from './select.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'
import { Tabs } from './tabs.tsx'
import { Tag } from './tag.tsx'
import { TaskList } from './task-list.tsx'
import { Textarea } from './textarea.tsx'
import { WarningText } from './warning-text.tsx'

const buttons = (
  <div class="govuk-button-group">
    <Button text="Save and continue" />
    <Button text="Add a child" classes="govuk-button--secondary" />
    <Button text="Close without action" classes="govuk-button--warning" />
  </div>
)

const radios = (
  <Radios
    name="safe"
    value="no"
    fieldset={{ legend: { text: 'Is the child safe now?', classes: 'govuk-fieldset__legend--m' } }}
    hint="As far as the caller knows"
    items={[
      { value: 'yes', text: 'Yes' },
      {
        value: 'no',
        text: 'No',
        conditional: { html: <Input name="with-whom" label="With whom are they?" /> },
      },
      { value: 'unknown', text: 'The caller does not know' },
    ]}
  />
)

const checkboxes = (
  <Checkboxes
    name="done"
    errorMessage="Say what has been done so far"
    fieldset={{ legend: { text: 'What has been done?', classes: 'govuk-fieldset__legend--m' } }}
    items={[
      { value: 'spoke', text: 'Spoke with the family', hint: 'Even if they did not agree' },
      { value: 'police', text: 'Rang the police' },
      { divider: 'or' },
      { value: 'nothing', text: 'Nothing yet', behaviour: 'exclusive' },
    ]}
  />
)

const dates = (
  <DateInput
    id="born"
    namePrefix="born"
    errorMessage="Birth date must include a year"
    fieldset={{ legend: 'Birth date' }}
    hint="27 3 2015"
    day={{ value: 27 }}
    month={{ value: 3 }}
    year={{ error: true }}
  />
)

const summary = (
  <SummaryList
    card={{ title: { text: 'Maya Thornbury' }, actions: { items: [{ href: '#edit', text: 'Change' }] } }}
    rows={[
      { key: { text: 'Born' }, value: { text: '14 March 2012' } },
      { key: { text: 'School' }, value: { text: 'Mill Row Primary' } },
    ]}
  />
)

const table = (
  <Table
    caption="Contacts this week"
    firstCellIsHeader
    head={[{ text: 'Day' }, { text: 'Received', format: 'numeric' }]}
    rows={[
      [{ text: 'Monday' }, { text: 41, format: 'numeric' }],
      [{ text: 'Tuesday' }, { text: 37, format: 'numeric' }],
    ]}
  />
)

const tasks = (
  <TaskList
    items={[
      { title: { text: 'The child' }, href: '#child', status: { text: 'Completed' } },
      { title: { text: 'The household' }, href: '#home', status: { tag: { text: 'Incomplete' } } },
    ]}
  />
)

/** GOV.UK components, each with the words of this service. */
export const govukExamples: readonly Example[] = [
  { name: 'Back link', look: <BackLink href="#back" /> },
  {
    name: 'Breadcrumbs',
    look: <Breadcrumbs items={[{ text: 'Screening', href: '#s' }, { text: 'K7QM-3F9T' }]} />,
  },
  { name: 'Button', look: buttons },
  { name: 'Radios', look: radios },
  { name: 'Checkboxes', look: checkboxes },
  { name: 'Date input', look: dates },
  { name: 'Textarea', look: <Textarea name="worry" label="What are you worried about?" /> },
  { name: 'Character count', look: <CharacterCount name="short" label="Headline" maxlength={80} rows={2} /> },
  {
    name: 'Select',
    look: (
      <Select name="source" label="Source" items={[{ text: 'School' }, { text: 'Police' }]} value="Police" />
    ),
  },
  { name: 'File upload', look: <FileUpload name="file" label="Add a document" javascript /> },
  { name: 'Summary list', look: summary },
  { name: 'Table', look: table },
  { name: 'Task list', look: tasks },
  {
    name: 'Tabs',
    look: (
      <Tabs
        items={[
          { id: 't1', label: 'Now', panel: { text: 'Open' } },
          { id: 't2', label: 'Before', panel: { text: 'Closed' } },
        ]}
      />
    ),
  },
  {
    name: 'Accordion',
    look: (
      <Accordion
        id="guidance"
        items={[{ heading: { text: 'Threshold guidance' }, content: { text: 'Four levels of need.' } }]}
      />
    ),
  },
  { name: 'Details', look: <Details summaryText="Why we ask">So that we can ring back.</Details> },
  { name: 'Inset text', look: <InsetText>“He said he sleeps in the car.”</InsetText> },
  { name: 'Warning text', look: <WarningText text="Do not tell the family before the discussion." /> },
  { name: 'Tag', look: <Tag text="Open" classes="govuk-tag--green" /> },
  { name: 'Notification banner', look: <NotificationBanner text="You act for Peterborough from now on." /> },
  {
    name: 'Panel',
    look: (
      <Panel titleText="Report sent" headingLevel={3}>
        Your reference K7QM-3F9T
      </Panel>
    ),
  },
  {
    name: 'Pagination',
    look: <Pagination previous={{ href: '#p' }} next={{ href: '#n' }} />,
  },
]
