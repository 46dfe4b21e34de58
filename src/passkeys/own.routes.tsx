import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { ownNothing } from '../access/index.ts'
import { action, type Acted, type Acting, type House, noRecord, one, page, type Page } from '../web/index.ts'
import { keepAttempt, takeAttempt } from './attempt.sql.ts'
import { optionsToMake, verifyMade } from './authenticator.ts'
import { OnePasskeyPage, OwnPasskeysPage } from './pages/own.page.tsx'
import { nameTrouble, type Passkey } from './passkey.ts'
import { addPasskey, passkeysOf, renamePasskey } from './passkey.sql.ts'
import { placeOf } from './place.tsx'
import { stopWithSessions } from './stopping.ts'

const ownPage: Page<object, null> = {
  path: '/passkeys',
  action: 'sign-in.own',
  params: z.object({}),
  find: noRecord,
  show: async ({ tx, visit, form }) => ({
    title: 'Your passkeys',
    back: { href: '/sessions', text: 'Your sign-in' },
    main: (
      <OwnPasskeysPage
        visit={visit}
        form={form}
        passkeys={await passkeysOf(tx, visit.actor.rights.staffId)}
      />
    ),
  }),
}

type One = { passkey: Passkey; isOnly: boolean }

const onePage: Page<{ id: string }, One> = {
  path: '/passkeys/:id',
  action: 'sign-in.own',
  params: z.object({ id: z.uuid() }),
  find: async (tx, { id }, visit) => {
    const own = await passkeysOf(tx, visit.actor.rights.staffId)
    const passkey = own.find((each) => each.id === id)
    return passkey ? { resource: ownNothing, it: { passkey, isOnly: own.length === 1 } } : null
  },
  show: async ({ visit, form, it }) => ({
    title: it.passkey.name,
    back: { href: '/passkeys', text: 'Your passkeys' },
    main: <OnePasskeyPage visit={visit} form={form} {...it} />,
  }),
}

const attemptOf = (visit: Acting<object>['visit']): string => `session/${visit.session.id}`

const begin = async ({ house, visit }: Acting<object>): Promise<Acted> => {
  const place = placeOf(house)
  const { staffId, name } = visit.actor.rights
  const existing = await passkeysOf(house.db, staffId)
  if (place === null || existing.length === 0) return { goTo: '/passkeys' }
  const organisationName =
    visit.actor.rights.employments.find(({ employer }) => employer === visit.session.employer)
      ?.employerName ?? ''
  const options = await optionsToMake(place, { staffId, name, organisationName, existing })
  const attempt = {
    purpose: 'add',
    challenge: options.challenge,
    staffId,
    sessionId: visit.session.id,
    invitationId: null,
  } as const
  await keepAttempt(house.db, attemptOf(visit), attempt, visit.at)
  return { json: { options } }
}

const couldNot =
  'The passkey could not be added: that took too long, this device has one already, or its answer did not fit. Press the button again'

const add = async ({ house, visit, body }: Acting<object>): Promise<Acted> => {
  const again = (field: string, text: string): Acted => ({ form: { errors: [{ field, text }], typed: body } })
  const name = one(body, 'name')
  const trouble = nameTrouble(name)
  if (trouble !== null) return again('name', trouble)
  const { staffId } = visit.actor.rights
  const place = placeOf(house)
  const attempt = await takeAttempt(house.db, attemptOf(visit), visit.at)
  const made =
    place !== null && attempt?.purpose === 'add' && attempt.staffId === staffId
      ? await verifyMade(place, attempt.challenge, one(body, 'answer'))
      : null
  const id = made && (await addPasskey(house.db, { staffId, invitationId: null, name, made, at: visit.at }))
  return id === null ? again('name', couldNot) : { goTo: '/passkeys' }
}

const rename = async ({ house, visit, body, params }: Acting<{ id: string }>): Promise<Acted> => {
  const name = one(body, 'name')
  const trouble = nameTrouble(name)
  if (trouble !== null) return { form: { errors: [{ field: 'name', text: trouble }], typed: body } }
  await renamePasskey(house.db, visit.actor.rights.staffId, params.id, name)
  return { goTo: '/passkeys' }
}

const onlyOne = 'This is your only passkey: add another one first'

const remove = async ({ house, visit, body, params }: Acting<{ id: string }>): Promise<Acted> => {
  const { staffId } = visit.actor.rights
  if ((await passkeysOf(house.db, staffId)).length < 2)
    return { form: { errors: [{ field: '', text: onlyOne }], typed: body } }
  await stopWithSessions(house, { staffId, id: params.id, by: staffId, because: 'removed' })
  return { goTo: '/passkeys' }
}

/** Somebody's own passkeys: adding, naming and removing them, freshly signed in (ASVS 5.0 V7.5.1). */
export const ownRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, ownPage)
  page(app, house, onePage)
  const [own, one] = [z.object({}), z.object({ id: z.uuid() })]
  const doing = 'passkey.change'
  action(app, house, { path: '/passkeys/begin', action: doing, params: own, from: ownPage, act: begin })
  action(app, house, { path: '/passkeys/add', action: doing, params: own, from: ownPage, act: add })
  action(app, house, { path: '/passkeys/:id/name', action: doing, params: one, from: onePage, act: rename })
  action(app, house, { path: '/passkeys/:id/remove', action: doing, params: one, from: onePage, act: remove })
}
