import type { FastifyReply } from 'fastify'
import type { House } from '../web/index.ts'
import { answerPublic } from '../web/index.ts'
import { addresses, pageAt } from './addresses.ts'
import { filesOf } from './files.sql.ts'
import { Narrow, Numbers } from './form.tsx'
import { StepPage, type StepShown } from './pages/step.page.tsx'
import { before, readingOf, wordsOf, type Problem } from '../questions/index.ts'
import type { Writing } from './writing.ts'

/** Problems as the error summary links to them, and one for the whole page. */
const summaryOf = (problems: readonly Problem[], atTop: string | undefined) => [
  ...(atTop === undefined ? [] : [{ field: '', text: atTop }]),
  ...problems.map((problem) => ({ field: problem.anchor, text: problem.text })),
]

const backOf = ({ writing, step }: StepShown): string => {
  const earlier = before(writing.walked, step.address)
  return earlier ? pageAt(earlier) : addresses.start
}

/** Shows one page of questions, with whatever is amiss on it. */
export const answerStep = async (
  house: House,
  reply: FastifyReply,
  shown: StepShown,
  atTop?: string,
): Promise<FastifyReply> => {
  const { writing, step } = shown
  const files = step.page.drawnAs === 'files' ? await filesOf(house.db, writing.draft.id, writing.at) : []
  return answerPublic(reply, {
    title: wordsOf(step.page.title, readingOf(shown.answers, step.item)),
    errors: summaryOf(shown.problems, atTop),
    back: { href: backOf(shown), text: 'Back' },
    main: (
      <Narrow>
        <StepPage {...shown} files={files} />
      </Narrow>
    ),
  })
}

type Friendly = { title: string; text: string; status: number; link?: { href: string; text: string } }

/** A page that says what happened and what to do, with the numbers to ring. */
export const answerFriendly = async (
  house: House,
  reply: FastifyReply,
  { title, text, status, link }: Friendly,
): Promise<FastifyReply> =>
  answerPublic(reply, {
    title,
    status,
    main: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{text}</p>
        {link && (
          <p class="govuk-body">
            <a class="govuk-link" href={link.href}>
              {link.text}
            </a>
          </p>
        )}
        <p class="govuk-body">If a child is in danger now, ring 999. To tell somebody at once, ring:</p>
        <Numbers writing={{ councils: await house.councils() }} />
      </>
    ),
  })

export const noDraftHere = (house: House, reply: FastifyReply): Promise<FastifyReply> =>
  answerFriendly(house, reply, {
    title: 'This is not open here any more',
    text: 'The window was closed, it was opened on another device, or 30 days have gone by. If you have a reference, come back with it. Otherwise begin again.',
    status: 404,
    link: { href: addresses.comeBack, text: 'Come back with your reference' },
  })

export const notOnYourPath = (house: House, reply: FastifyReply, writing: Writing): Promise<FastifyReply> =>
  answerFriendly(house, reply, {
    title: 'That question is not asked here',
    text: 'There is no such page, or your answers so far do not need it. Nothing you typed is lost.',
    status: 404,
    link: {
      href: writing.draft.sentAt === null ? addresses.check : addresses.sent,
      text: 'Go on with what you are telling us',
    },
  })

export const tooMuch = async (house: House, reply: FastifyReply, minutes: number): Promise<FastifyReply> =>
  answerFriendly(house, reply.header('retry-after', String(minutes * 60)), {
    title: 'Please wait a little',
    text: `A great deal has come from your connection in a short time. What you typed so far is saved. Try again in ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}, or ring us: phone calls are never limited.`,
    status: 429,
  })
