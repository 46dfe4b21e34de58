import type { FastifyReply } from 'fastify'
import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import {
  type Action,
  type AuthorityCard,
  functions,
  grantKindOf,
  obligationsOf,
  ownNothing,
  sayRefusal,
  standings,
  type WhyNot,
} from '../access/index.ts'
import { BackLink, Button, Page, renderPage } from '../design/index.ts'
import { asAttachment } from './attachment.ts'
import type { Shown } from './page.ts'
import { shellOf } from './shell.ts'
import { Form } from './form.tsx'
import { logRefusal } from './refused.ts'
import { signInAgain } from './sign-in-again.ts'
import type { FieldError, FormState, Visit } from './visit.ts'

/** After a change the browser is sent on by GET, so that reloading or going back never sends a form again. */
export const goTo = (reply: FastifyReply, href: string): FastifyReply => reply.redirect(href, 303)

const html = (reply: FastifyReply, status: number, text: string): FastifyReply =>
  // A page about a child is never kept by the browser or anything between.
  reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text)

const summaryOf = (errors: readonly FieldError[]) =>
  errors.map(({ field, text }) => (field === '' ? { text } : { text, href: `#${field}` }))

export const answerDocument = (
  reply: FastifyReply,
  visit: Visit,
  shown: Shown,
  form: FormState,
  /** Where it is said why this may be seen. */
  why?: string,
): FastifyReply => {
  if ('goTo' in shown) return goTo(reply, shown.goTo)
  if ('fragment' in shown) return html(reply, 200, renderToString(shown.fragment))
  if ('file' in shown) {
    if (mayNotCarryOff(visit)) return answerNotFound(reply, visit)
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', asAttachment(shown.name))
      .type(shown.mediaType)
      .send(shown.file)
  }
  const document = (
    <Page
      {...shellOf(visit)}
      title={shown.title}
      errors={summaryOf(form.errors)}
      wide={shown.wide}
      beforeContent={shown.back && <BackLink href={shown.back.href} text={shown.back.text} />}
      trial={trialOf(reply)}
    >
      {shown.main}
      {why !== undefined && <WhyLink href={why} text="Why can I see this?" />}
    </Page>
  )
  return html(reply, form.errors.length > 0 ? 422 : 200, renderPage(document))
}

/** Why this opens, or does not: asked of the same address, so that what is not to be seen looks the same everywhere. */
const WhyLink = ({ href, text }: { href: string; text: string }) => (
  <p class="govuk-body-s why-link">
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </p>
)

/** A form's address cannot be opened: there it is named in full. */
const WhyNotLink = ({ reply, visit }: { reply: FastifyReply; visit: Visit }) =>
  visit.path.startsWith('/why') ? null : (
    <WhyLink
      href={reply.request.method === 'GET' ? '?why' : `/why${visit.path}`}
      text="Why can I not see this?"
    />
  )

/** Whoever was let in by a grant reads here and takes nothing with them (authorisation B8 no. 15 and 16). */
const mayNotCarryOff = ({ actor, at }: Visit): boolean =>
  actor.actingFor !== null &&
  actor.fn !== null &&
  grantKindOf(actor.fn) !== null &&
  standings(actor.rights, actor.actingFor, actor.fn, 'children', at).every((held) =>
    obligationsOf(held).includes('no-export'),
  )

/** Every page of a trial says that its people are invented, and that its time is, where it is. */
const trialOf = (reply: FastifyReply) => reply.server.metAs?.trial ?? undefined

const inWorkersShell = (
  reply: FastifyReply,
  visit: Visit,
  status: number,
  title: string,
  main: VNode,
): FastifyReply =>
  html(
    reply,
    status,
    renderPage(
      <Page {...shellOf(visit)} title={title} trial={trialOf(reply)}>
        {main}
      </Page>,
    ),
  )

/** Not there, or not visible: the answer is the same, byte for byte. */
export const answerNotFound = (reply: FastifyReply, visit: Visit): FastifyReply =>
  inWorkersShell(
    reply,
    visit,
    404,
    'Not found',
    <>
      <h1 class="govuk-heading-l">Not found</h1>
      <p class="govuk-body">
        There is nothing here for you to see. If you typed a reference, check it letter by letter: the last
        one is a check letter, so a slip is noticed.
      </p>
      <p class="govuk-body">
        If a child may be in danger and you cannot find the record, ring the duty manager of the council the
        child lives in:
      </p>
      <DutyNumbers councils={visit.councils} />
      <GlassLink visit={visit} />
      <WhyNotLink reply={reply} visit={visit} />
    </>,
  )

/**
 * The way to a household at once (authorisation B5). It stands on every such page of a person or a contact, there or not,
 * and is named by the address itself: so it tells nothing.
 */
const GlassLink = ({ visit }: { visit: Visit }) => {
  const { actor, path } = visit
  const isRecord = /^\/(people|contacts)\/[0-9a-f-]{36}$/.test(path)
  if (!isRecord || !visit.may('glass.break', { ...ownNothing, owner: actor.actingFor ?? '' }).allowed)
    return null
  return (
    <p class="govuk-body">
      {'You know that there is a record, and it cannot wait? '}
      <a class="govuk-link" href="?glass">
        Break the glass
      </a>
      {': you say why, and the privacy officers are told at once.'}
    </p>
  )
}

export const DutyNumbers = ({ councils }: { councils: readonly AuthorityCard[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {councils.map((council) => (
      <li key={council.code}>
        {`${council.shortName} duty manager: `}
        <strong>{council.dutyPhone}</strong>
      </li>
    ))}
  </ul>
)

/** A refusal says what to do next. It is a 404 like anything not visible, and gives nothing of the record away. */
export const answerRefusal = (
  reply: FastifyReply,
  visit: Visit,
  why: WhyNot,
  action: Action,
): FastifyReply => {
  if (why.rule === 'sign-in-again') return goTo(reply, signInAgain(reply.request.url, action))
  if (why.rule === 'no-hat') return goTo(reply, `/acting-for?then=${encodeURIComponent(visit.path)}`)
  logRefusal(reply.request, visit, action, why.rule)
  const council =
    why.rule === 'wrong-hat' ? visit.councils.find((each) => each.code === why.actFor) : undefined
  return inWorkersShell(
    reply,
    visit,
    404,
    'You cannot open this',
    <>
      <h1 class="govuk-heading-l">You cannot open this</h1>
      <p class="govuk-body">{sayRefusal(why, action)}</p>
      {council && visit.actor.fn && (
        <Form visit={visit} action="/acting-for">
          <input type="hidden" name="hat" value={`${council.code}/${visit.actor.fn}`} />
          <input type="hidden" name="then" value={visit.path} />
          <Button text={`Act for ${council.shortName} · ${functions[visit.actor.fn]}`} preventDoubleClick />
        </Form>
      )}
      {why.rule === 'reason-needed' && (
        <Form visit={visit} action="/reason">
          <input type="hidden" name="then" value={visit.path} />
          <div class="govuk-form-group">
            <label class="govuk-label" for="reason">
              Why do you need to open this record?
            </label>
            <textarea class="govuk-textarea" id="reason" name="reason" rows={3} />
          </div>
          <Button text="Give this reason and open it" preventDoubleClick />
        </Form>
      )}
      {(why.rule === 'reason-needed' || why.rule === 'restricted') && <GlassLink visit={visit} />}
      {(why.rule === 'no-standing' ||
        why.rule === 'no-adult-instrument' ||
        why.rule === 'conflict-of-interest') && (
        <>
          <p class="govuk-body">If a child cannot wait, ring the duty manager:</p>
          <DutyNumbers councils={visit.councils} />
        </>
      )}
      <WhyNotLink reply={reply} visit={visit} />
    </>,
  )
}

export type PublicAnswer = {
  title: string
  main: ComponentChildren
  errors?: readonly FieldError[]
  status?: number
  back?: { href: string; text: string }
}

/** A page for somebody without an account: no banner, no navigation, the same care. */
export const answerPublic = (
  reply: FastifyReply,
  { title, main, errors = [], status, back }: PublicAnswer,
): FastifyReply =>
  html(
    reply,
    status ?? (errors.length > 0 ? 422 : 200),
    renderPage(
      <Page
        title={title}
        errors={summaryOf(errors)}
        stylesheets={['/councils.css']}
        trial={trialOf(reply)}
        beforeContent={back && <BackLink href={back.href} text={back.text} />}
      >
        {main}
      </Page>,
    ),
  )
