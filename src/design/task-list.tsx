import { classNames, contentOf, numbered } from './macro-options.ts'
import type { Content, Decoration, Listed } from './macro-options.ts'
import { Tag } from './tag.tsx'
import type { TagProps } from './tag.tsx'

export type Task = {
  readonly title: Content & { readonly classes?: string | undefined }
  readonly hint?: Content | undefined
  readonly status: Content & { readonly tag?: TagProps | undefined; readonly classes?: string | undefined }
  readonly href?: string | undefined
  readonly classes?: string | undefined
}

export type TaskListProps = Decoration & {
  readonly idPrefix?: string | undefined
  readonly items: Listed<Task>
}

type TaskPartProps = { readonly task: Task; readonly id: string }

const Title = ({ task, id }: TaskPartProps) =>
  task.href ? (
    <a
      class={classNames('govuk-link govuk-task-list__link', task.title.classes)}
      href={task.href}
      aria-describedby={classNames(task.hint && `${id}-hint`, `${id}-status`)}
    >
      {contentOf(task.title)}
    </a>
  ) : (
    <div class={task.title.classes || undefined}>{contentOf(task.title)}</div>
  )

const Item = ({ task, id }: TaskPartProps) => (
  <li
    class={classNames('govuk-task-list__item', task.href && 'govuk-task-list__item--with-link', task.classes)}
  >
    <div class="govuk-task-list__name-and-hint">
      <Title task={task} id={id} />
      {task.hint && (
        <div id={`${id}-hint`} class="govuk-task-list__hint">
          {contentOf(task.hint)}
        </div>
      )}
    </div>
    <div class={classNames('govuk-task-list__status', task.status.classes)} id={`${id}-status`}>
      {task.status.tag ? <Tag {...task.status.tag} /> : contentOf(task.status)}
    </div>
  </li>
)

/** GOV.UK task list: what is to be done, and how far each thing is. */
export const TaskList = (props: TaskListProps) => (
  <ul class={classNames('govuk-task-list', props.classes)} {...props.attributes}>
    {numbered(props.items).map(({ item, number }) => (
      <Item key={number} task={item} id={`${props.idPrefix || 'task-list'}-${number}`} />
    ))}
  </ul>
)
