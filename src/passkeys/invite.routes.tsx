import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { membershipsAt, ownNothing, type StaffActor } from '../access/index.ts'
import { settingFor } from '../clocks/index.ts'
import { newId, type Tx } from '../db/index.ts'
import { performTogether } from '../events/index.ts'
import { attempt, notifyFrom, ownWordsOn } from '../messages/index.ts'
import { addHours, dayOf, type Instant } from '../time/index.ts'
import {
  action,
  type Acted,
  type Acting,
  type House,
  noRecord,
  one,
  page,
  type Page,
  type Visit,
} from '../web/index.ts'
import {
  hashOfCode,
  hashOfToken,
  type Inviter,
  newCode,
  newToken,
  whyNotInvited,
  type WhyNotInvited,
} from './invitation.ts'
import {
  type Candidate,
  candidates,
  invitationsOf,
  keepInvitation,
  withdrawInvitations,
} from './invitation.sql.ts'
import { invitationLetter, partnerInvitation } from './letter.ts'
import { InvitationsPage, InvitedPage, OnePersonPage } from './pages/invitations.page.tsx'
import { everyPasskeyOf } from './passkey.sql.ts'
import { placeOf } from './place.tsx'
import { stopWithSessions } from './stopping.ts'
import { employersWithSignIn } from './who.ts'

const perPage = 50

const inviterOf = ({ rights, actingFor, fn }: StaffActor, at: Instant): Inviter => ({
  staffId: rights.staffId,
  actingFor: actingFor ?? '',
  isAdministrator: fn === 'administration',
  manages: membershipsAt(rights, at)
    .filter(({ isManager, fn: of }) => isManager && of === 'navigator')
    .map(({ organisation }) => organisation),
})

const after = z
  .object({ name: z.string().max(200), staffId: z.uuid() })
  .nullable()
  .catch(null)

const listed = (house: House): Page<{ name?: string | undefined; id?: string | undefined }, null> => ({
  path: '/invitations',
  action: 'invitation.list',
  params: z.object({ name: z.string().max(200).optional(), id: z.string().max(40).optional() }),
  find: noRecord,
  show: async ({ tx, visit, params }) => {
    const asking = { after: after.parse({ name: params.name, staffId: params.id }), limit: perPage + 1 }
    const inviter = inviterOf(visit.actor, visit.at)
    const found = await candidates(tx, inviter.actingFor, employersWithSignIn(house), asking, visit.at)
    const shown = found.slice(0, perPage)
    const last = found.length > perPage ? shown.at(-1) : undefined
    return {
      title: 'Passkeys by invitation',
      main: (
        <InvitationsPage
          people={shown.filter((each) => isShown(whyNotInvited(inviter, each)))}
          next={last ? `/invitations?name=${encodeURIComponent(last.name)}&id=${last.staffId}` : null}
        />
      ),
    }
  },
})

/** People of one's own organisation whom one may not invite stay out of the list, unless they have a way in already. */
const isShown = (whyNot: WhyNotInvited | null): boolean => whyNot === null

type OneFound = { person: Candidate; whyNot: WhyNotInvited | null }
const inAddress = z.object({ staffId: z.uuid() })
type InAddress = z.infer<typeof inAddress>

const findOne = async (
  tx: Tx,
  house: House,
  { staffId }: InAddress,
  visit: Visit,
): Promise<OneFound | null> => {
  const inviter = inviterOf(visit.actor, visit.at)
  const found = await candidates(
    tx,
    inviter.actingFor,
    employersWithSignIn(house),
    { staffId, limit: 5 },
    visit.at,
  )
  const each = found.map((person) => ({ person, whyNot: whyNotInvited(inviter, person) }))
  // Of several employers, the one they may be invited for.
  const one = each.find(({ whyNot }) => whyNot === null) ?? each[0]
  return one && one.whyNot !== 'not-yours' ? one : null
}

const hoursFor = (tx: Tx | House['db'], visit: Visit): Promise<{ hours: number }> =>
  settingFor(tx, visit.actor.actingFor ?? '', 'passkey-invitation', dayOf(visit.at))

const onePerson = (house: House): Page<InAddress, OneFound> => ({
  path: '/invitations/:staffId',
  action: 'invitation.list',
  params: inAddress,
  find: async (tx, params, visit) => {
    const it = await findOne(tx, house, params, visit)
    return it && { resource: ownNothing, it }
  },
  show: async ({ tx, it, visit }) => ({
    title: it.person.name,
    back: { href: '/invitations', text: 'Passkeys by invitation' },
    main: (
      <OnePersonPage
        visit={visit}
        shown={{
          ...it,
          invitations: await invitationsOf(tx, it.person.staffId),
          passkeys: await everyPasskeyOf(tx, it.person.staffId),
          isSent: notifyFrom(process.env) !== null,
          hours: (await hoursFor(tx, visit)).hours,
        }}
      />
    ),
  }),
})

/** Sends the link; null when it is on its way, else why not, in words: none, where no e-mail is sent from here. */
const send = async (
  to: string,
  letter: { subject: string; body: string },
  id: string,
): Promise<string | null> => {
  const notify = notifyFrom(process.env)
  if (notify === null) return ''
  const tried = await attempt(notify, { to, ...letter, reference: id })
  return 'sent' in tried ? null : tried.failure
}

const noPlace =
  'Nobody has said by which address people come here (PUBLIC_URL), and a passkey is made for an address.'
const sentBefore =
  'This was sent twice, and the invitation was made the first time. If its code is not in front of you, invite them again.'

const refused = (text: string, body: Acting<InAddress>['body']): Acted => ({
  form: { errors: [{ field: '', text }], typed: body },
})

const invite = async ({ house, visit, params, body, once }: Acting<InAddress>): Promise<Acted> => {
  const { actor, at } = visit
  const decision = visit.may('invitation.make')
  if (!decision.allowed) return { done: false, why: 'not-allowed', because: decision.because }
  const place = placeOf(house)
  if (place === null) return refused(noPlace, body)
  const [id, token, code] = [newId(), newToken(), newCode()]
  const { hours } = await hoursFor(house.db, visit)
  const endsAt = addHours(at, hours)
  const isSent = notifyFrom(process.env) !== null
  // The secrets leave this function by the page and by the letter alone: what is kept of the answer is its id.
  const made = await performTogether(
    house.db,
    { actor, at, action: 'invitation.make', intakeFor: [], once },
    async (tx): Promise<{ id: string; person: Candidate } | null> => {
      const found = await findOne(tx, house, params, visit)
      if (found?.whyNot !== null) return null
      const { person } = found
      await keepInvitation(tx, {
        id,
        staffId: person.staffId,
        organisation: person.employer,
        invitedBy: actor.rights.staffId,
        actingFor: actor.actingFor ?? '',
        tokenHash: hashOfToken(token),
        codeHash: hashOfCode(token, code),
        sentTo: isSent ? person.email : null,
        madeAt: at,
        endsAt,
      })
      return { id, person }
    },
  )
  if (made === null) return { done: false, why: 'not-found' }
  if (made.id !== id) return refused(sentBefore, body)
  const { person } = made
  const link = `${place.origin}/invitation/${token}`
  const about = {
    invitedByName: actor.rights.name,
    actingForName: nameOfActingFor(visit),
    organisationName: person.employerName,
    link,
    endsAt,
  }
  const own = await ownWordsOn(house.db, actor.actingFor ?? '', partnerInvitation.name, 'partner', dayOf(at))
  const failure = await send(person.email, invitationLetter(own, about), id)
  return {
    shown: {
      title: `${person.name} is invited`,
      main: (
        <InvitedPage
          name={person.name}
          email={person.email}
          code={code}
          link={failure === null ? null : link}
          failure={failure === '' ? null : failure}
        />
      ),
    },
  }
}

const nameOfActingFor = ({ actor, councils }: Visit): string =>
  councils.find(({ code }) => code === actor.actingFor)?.name ??
  actor.rights.employments.find(({ employer }) => employer === actor.actingFor)?.employerName ??
  ''

const withdraw = async ({ house, visit, params, once }: Acting<InAddress>): Promise<Acted> => {
  const { actor, at } = visit
  const isDone = await performTogether(
    house.db,
    { actor, at, action: 'invitation.make', intakeFor: [], once },
    async (tx) => {
      const found = await findOne(tx, house, params, visit)
      if (found?.whyNot !== null) return false
      await withdrawInvitations(tx, params.staffId, actor.rights.staffId, at)
      return true
    },
  )
  return isDone ? { goTo: `/invitations/${params.staffId}` } : { done: false, why: 'not-found' }
}

const stop = async ({ house, visit, params, body, once }: Acting<InAddress>): Promise<Acted> => {
  const id = z.uuid().safeParse(one(body, 'passkey'))
  const { actor, at } = visit
  const isMine = await performTogether(
    house.db,
    { actor, at, action: 'invitation.make', intakeFor: [], once },
    async (tx) => (await findOne(tx, house, params, visit))?.whyNot === null,
  )
  if (!isMine || !id.success) return { done: false, why: 'not-found' }
  const { staffId } = params
  await stopWithSessions(house, { staffId, id: id.data, by: actor.rights.staffId, because: 'lost' })
  return { goTo: `/invitations/${staffId}` }
}

/** Who invites people of partner agencies, and stops a passkey that was lost. */
export const inviteRoutes = (app: FastifyInstance, house: House): void => {
  const from = onePerson(house)
  page(app, house, listed(house))
  page(app, house, from)
  const declared = { action: 'invitation.make', params: inAddress, from } as const
  action(app, house, { path: '/invitations/:staffId/invite', ...declared, act: invite })
  action(app, house, { path: '/invitations/:staffId/withdraw', ...declared, act: withdraw })
  action(app, house, { path: '/invitations/:staffId/stop', ...declared, act: stop })
}
