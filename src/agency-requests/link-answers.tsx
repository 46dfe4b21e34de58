import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { asNobody } from '../db/index.ts'
import { shortTimeWithYear } from '../time/index.ts'
import { answerPublic, type FieldError, type House } from '../web/index.ts'
import { type HubPhone, hubPhones } from './finding.sql.ts'
import { type Came, guesses, type LinkVisit, type Over } from './link-visit.ts'
import type { Link } from './links.sql.ts'
import { PlainPage } from './pages/link.pages.tsx'

/** The plain pages of a link that opens nothing, each with whom to ring. */

/** Nothing on these pages is for a search engine or for whoever comes after. */
export const answerLink = (
  reply: FastifyReply,
  page: { title: string; main: VNode; status?: number; errors?: readonly FieldError[] },
): FastifyReply => answerPublic(reply.header('x-robots-tag', 'noindex, nofollow'), page)

export const phonesFor = async (house: House, owner?: string): Promise<HubPhone[]> => {
  const phones = await asNobody(house.db, (tx) => hubPhones(tx, house.now()))
  return owner === undefined ? phones : phones.filter(({ code }) => code === owner)
}

const overInWords: Readonly<Record<Exclude<Over, 'spent'>, string>> = {
  ended: 'The time in which it could be answered is over.',
  'taken-back': 'Another link was sent in its place. Look for the newest letter.',
  closed: 'The question was answered, was taken back, or the enquiry has closed.',
}

const whatBecameOf = (why: Over, { spentAt }: Link): { title: string; text: string } =>
  why === 'spent'
    ? {
        title: 'This link has been used',
        text: `An answer was sent with it${spentAt === null ? '' : `, ${shortTimeWithYear(spentAt)}`}. Nothing of it can be read here.`,
      }
    : { title: 'This link has ended', text: overInWords[why] }

const wait = async (house: House, reply: FastifyReply, minutes: number): Promise<FastifyReply> =>
  answerLink(reply.header('retry-after', String(minutes * 60)), {
    title: 'Please wait',
    status: 429,
    main: (
      <PlainPage
        title="Please wait"
        text={`Too many links that do not exist were tried from your connection. Try again in ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}.`}
        phones={await phonesFor(house)}
      />
    ),
  })

/** Nonsense, and a link that nobody made: the same page to the last byte. */
export const answerUnknown = async (
  house: House,
  reply: FastifyReply,
  from: string,
): Promise<FastifyReply> => {
  const minutes = await guesses.minutesToWait(house, 'guess', from)
  if (minutes !== null) return wait(house, reply, minutes)
  return answerLink(reply, {
    title: 'There is no such link',
    status: 404,
    main: (
      <PlainPage
        title="There is no such link"
        text="Check that the whole address was taken over from the letter. A link opens once, and for a few days only."
        phones={await phonesFor(house)}
      />
    ),
  })
}

/** Where so many were tried from one place that nobody there is answered for a while. Says whether that was answered. */
export const answeredTooMany = async (
  house: House,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): Promise<boolean> => {
  const minutes = await guesses.minutesLeft(house, 'guess', request.ip)
  if (minutes === null) return false
  await wait(house, reply, minutes)
  return true
}

export const answerElsewhere = async (house: House, reply: FastifyReply, link: Link): Promise<FastifyReply> =>
  answerLink(reply, {
    title: 'This link was opened elsewhere',
    status: 404,
    main: (
      <PlainPage
        title="This link was opened elsewhere"
        text={`It opens in one browser only, and was opened${link.openedAt === null ? '' : ` ${shortTimeWithYear(link.openedAt)}`} in another. If that was not you or a colleague, ring the MASH at once. They can send you a new link.`}
        phones={await phonesFor(house, link.owner)}
      />
    ),
  })

/** The link is over. What somebody had typed into its form is shown to them, and to nobody else. */
export const answerOver = async (
  house: House,
  reply: FastifyReply,
  came: Extract<Came, { state: 'over' }>,
  unsent: readonly string[] = [],
): Promise<FastifyReply> => {
  const { title, text } = whatBecameOf(came.why, came.link)
  return answerLink(reply, {
    title,
    status: 404,
    main: (
      <PlainPage title={title} text={text} phones={await phonesFor(house, came.link.owner)} unsent={unsent} />
    ),
  })
}

/**
 * Whatever does not open is told why. Says whether that was answered: a reply that was sent is nothing to go on with,
 * since waiting for it gives nothing.
 */
export const answeredUnopened = async (
  house: House,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { came }: LinkVisit,
): Promise<boolean> => {
  switch (came.state) {
    case 'unknown':
      await answerUnknown(house, reply, request.ip)
      return true
    case 'elsewhere':
      await answerElsewhere(house, reply, came.link)
      return true
    case 'over':
      await answerOver(house, reply, came)
      return true
    case 'not-opened':
    case 'open':
      return false
  }
}
