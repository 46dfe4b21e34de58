import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { SignInWay } from '../access/index.ts'
import { Button, Tag } from '../design/index.ts'
import { longTime } from '../time/index.ts'
import { action } from './action.ts'
import { Form } from './form.tsx'
import type { House } from './house.ts'
import { noRecord, page, type Page } from './page.ts'
import { endSessions, type OwnSession, sessionsOf } from './session.sql.ts'
import type { Visit } from './visit.ts'
import { one } from './words.ts'

const ways: Readonly<Record<SignInWay, string>> = {
  employer: 'your employer’s sign-in',
  passkey: 'a passkey',
  trial: 'the trial’s list of people',
}

const End = ({ visit, of }: { visit: Visit; of: OwnSession }) => (
  <Form visit={visit} action="/sessions/end">
    <input type="hidden" name="session" value={of.id} />
    <button class="govuk-button govuk-button--secondary own-list__button" type="submit">
      Sign out there
      <span class="govuk-visually-hidden">{`: ${of.browser}, since ${longTime(of.startedAt)}`}</span>
    </button>
  </Form>
)

const Sessions = ({ visit, sessions }: { visit: Visit; sessions: readonly OwnSession[] }) => (
  <ul class="govuk-list own-list">
    {sessions.map((of) => (
      <li key={of.id} class="own-list__item">
        <div>
          <strong>{of.browser}</strong>
          <p class="govuk-hint own-list__more">
            {`Signed in with ${ways[of.way]}, since ${longTime(of.startedAt)}. Last seen ${longTime(of.lastSeenAt)}.`}
          </p>
        </div>
        {of.id === visit.session.id ? <Tag text="This one" /> : <End visit={visit} of={of} />}
      </li>
    ))}
  </ul>
)

const own = (house: House): Page<object, null> => ({
  path: '/sessions',
  action: 'sign-in.own',
  params: z.object({}),
  find: noRecord,
  show: async ({ visit }) => {
    const sessions = await sessionsOf(house.db, visit.actor.rights.staffId, visit.at)
    return {
      title: 'Your sign-in',
      main: (
        <>
          <h1 class="govuk-heading-l">Your sign-in</h1>
          <h2 class="govuk-heading-m">Where you are signed in now</h2>
          <Sessions visit={visit} sessions={sessions} />
          <p class="govuk-body">
            If you do not recognise one of them, sign out there and tell your employer’s IT at once: somebody
            may be using your account.
          </p>
          {sessions.length > 1 && (
            <Form visit={visit} action="/sessions/end-others">
              <Button text="Sign out everywhere else" classes="govuk-button--secondary" preventDoubleClick />
            </Form>
          )}
          {house.passkeys && (
            <p class="govuk-body">
              <a class="govuk-link" href="/passkeys">
                Your passkeys
              </a>
            </p>
          )}
        </>
      ),
    }
  },
})

/** What somebody sees of their own sign-in, and how they end it elsewhere (ASVS 5.0 V7.5.2). */
export const sessionRoutes = (app: FastifyInstance, house: House): void => {
  const from = own(house)
  page(app, house, from)
  action(app, house, {
    path: '/sessions/end',
    action: 'sign-in.end',
    params: z.object({}),
    from,
    act: async ({ body, visit }) => {
      const id = z.uuid().safeParse(one(body, 'session'))
      const { staffId } = visit.actor.rights
      if (id.success) await endSessions(house.db, { id: id.data, staffId }, 'ended-by-owner', visit.at)
      return { goTo: '/sessions' }
    },
  })
  action(app, house, {
    path: '/sessions/end-others',
    action: 'sign-in.end',
    params: z.object({}),
    from,
    act: async ({ visit }) => {
      const others = { othersOf: visit.actor.rights.staffId, thanId: visit.session.id }
      await endSessions(house.db, others, 'ended-by-owner', visit.at)
      return { goTo: '/sessions' }
    },
  })
}
