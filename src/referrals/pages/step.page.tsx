import type { VNode } from 'preact'
import { Button, NotificationBanner, SavedMark } from '../../design/index.ts'
import {
  askOf,
  FieldList,
  fieldsNow,
  readingOf,
  wordsOf,
  type Answers,
  type Problem,
  type Reading,
  type Step,
} from '../../questions/index.ts'
import { autosaveAt, pageAt } from '../addresses.ts'
import { Exit, PublicForm } from '../form.tsx'
import { ticksOf } from '../typed.ts'
import type { Writing } from '../writing.ts'
import { DangerNumbers } from './danger.page.tsx'
import { FilesPart, type FileRow } from './files.page.tsx'
import { PeopleList } from './people.page.tsx'

export type StepShown = {
  writing: Writing
  step: Step
  /** Answers as they stand, what was just typed laid over what is kept. */
  answers: Answers
  problems: readonly Problem[]
  files?: readonly FileRow[]
  notice?: string
}

/** May somebody go on with these problems unsolved? Only text too long to keep has to be put right. */
const mayGoOn = (problems: readonly Problem[]): boolean =>
  problems.length > 0 && problems.every((problem) => problem.amiss !== 'too-long')

const Drawn = ({ shown }: { shown: StepShown }): VNode | null => {
  const { step, writing } = shown
  const { drawnAs } = step.page
  if (drawnAs === undefined) return null
  switch (drawnAs) {
    case 'danger':
      return <DangerNumbers councils={writing.councils} />
    case 'children':
      return <PeopleList writing={writing} group="child" />
    case 'adults':
      return <PeopleList writing={writing} group="adult" />
    case 'files':
      return <FilesPart files={shown.files ?? []} errors={shown.problems.map((problem) => problem.text)} />
  }
}

/** Then no field needs to say that it is optional. */
const mayLeaveAll = (step: Step, say: Reading): boolean => {
  const asked = fieldsNow(step.page.fields, say)
  return asked.length > 1 && asked.every((field) => askOf(field, say) === 'may')
}

const addWords = { children: 'Add another child', adults: 'Add a person', files: 'Add these files' } as const

const AddButton = ({ step }: { step: Step }) =>
  step.page.drawnAs === undefined || step.page.drawnAs === 'danger' ? null : (
    <Button
      text={addWords[step.page.drawnAs]}
      classes="govuk-button--secondary"
      name="_then"
      value="add"
      preventDoubleClick
    />
  )

/** One page of questions. */
export const StepPage = (shown: StepShown) => {
  const { writing, step, problems, notice } = shown
  const say = readingOf(shown.answers, step.item)
  const isFiles = step.page.drawnAs === 'files'
  return (
    <>
      <Exit writing={writing} />
      {notice && <NotificationBanner text={notice} />}
      <h1 class="govuk-heading-l">{wordsOf(step.page.title, say)}</h1>
      {(step.page.lead?.(say) ?? []).map((text) => (
        <p key={text} class="govuk-body">
          {text}
        </p>
      ))}
      {mayLeaveAll(step, say) && <p class="govuk-body">You can leave out whatever you like on this page.</p>}
      {!isFiles && <Drawn shown={shown} />}
      <PublicForm
        writing={writing}
        action={pageAt(step)}
        {...(step.page.fields.length > 0 ? { autosave: autosaveAt(step, writing.draft.id) } : {})}
        multipart={isFiles}
        ticks={ticksOf(step)}
      >
        {isFiles && <Drawn shown={shown} />}
        <AddButton step={step} />
        <FieldList fields={step.page.fields} say={say} problems={problems} />
        {step.page.fields.length > 0 && <SavedMark />}
        <div class="govuk-button-group">
          <Button
            text={step.page.drawnAs === 'danger' ? 'Go on to tell us in writing' : 'Continue'}
            name="_then"
            value="on"
            preventDoubleClick
          />
          {mayGoOn(problems) && (
            <Button
              text="Go on without changing this"
              classes="govuk-button--secondary"
              name="_then"
              value="anyway"
              preventDoubleClick
            />
          )}
          {step.page.drawnAs !== 'danger' && (
            <Button
              text="Stop and come back later"
              classes="govuk-button--secondary"
              name="_then"
              value="later"
              preventDoubleClick
            />
          )}
        </div>
      </PublicForm>
    </>
  )
}
