import { sql } from 'kysely'
import { roles, isRole } from '../access/index.ts'
import { Button, InsetText } from '../design/index.ts'
import { answerPublic, goTo } from './answer.tsx'
import { beginSession } from './begin-session.tsx'
import { safePath } from './hat.routes.tsx'
import type { House, Room } from './house.ts'
import { open } from './declared-routes.ts'
import { dropCookie } from './cookies.ts'
import { forgettingTask, forgetWhatIsOver } from './forgetting.ts'
import { isFromElsewhere } from './from-elsewhere.ts'
import { isGuard } from './guard.ts'
import { PasskeyLink } from './passkey-link.tsx'
import { endSessions } from './session.sql.ts'
import { sessionRoutes } from './sessions.routes.tsx'
import { signInAgainRoutes } from './sign-in-again.routes.tsx'
import { sessionCookie, visitorOf } from './visitor.ts'
import { cleanBody, one } from './words.ts'

type Person = {
  id: string
  name: string
  employer: string
  employerCode: string
  job: string
  team: string
  role: string
}

const demoPeople = async (house: House): Promise<Person[]> => {
  const { rows } = await sql<Person>`
    select distinct on (t.name, s.name) s.id, s.name, o.name as employer, o.code as "employerCode", e.job_title as job, t.name as team,
      coalesce((select r.role from role_held r where r.staff_id = s.id order by r.valid_from limit 1), '') as role
    from staff s
      join employment e on e.staff_id = s.id join organisation o on o.code = e.employer
      join team_member m on m.staff_id = s.id join team t on t.id = m.team_id
    where s.valid_to is null order by t.name, s.name`.execute(house.db)
  return rows
}

const byTeam = (people: readonly Person[]): [string, Person[]][] => {
  const teams = new Map<string, Person[]>()
  for (const person of people) teams.set(person.team, [...(teams.get(person.team) ?? []), person])
  return [...teams]
}

/** For trial and tests: choose an invented person. In production identity comes from each employer's own provider. */
const DemoSignIn = ({ people, then }: { people: readonly Person[]; then: string }) => (
  <>
    <h1 class="govuk-heading-l">Sign in</h1>
    <InsetText text="This is a trial with an invented county. Nobody here is real. Choose whom to be." />
    {byTeam(people).map(([team, members]) => (
      <section key={team} class="sign-in-team">
        <h2 class="govuk-heading-m">{team}</h2>
        <ul class="govuk-list">
          {members.map((person) => (
            <li key={person.id}>
              <form method="post" action="/sign-in">
                <input type="hidden" name="person" value={person.id} />
                <input type="hidden" name="then" value={then} />
                <Button
                  text={person.name}
                  classes="govuk-button--secondary sign-in-person"
                  preventDoubleClick
                />
                <span class="govuk-hint sign-in-hint">
                  {`${person.job}, ${person.employer}${isRole(person.role) ? ` · ${roles[person.role]}` : ''}`}
                </span>
              </form>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
)

export const signInRoom: Room = {
  name: 'sign in',
  tasks: { [forgettingTask]: forgetWhatIsOver },
  atStart: [forgettingTask],
  routes: (app, house) => {
    open(app, { method: 'GET', path: '/sign-in', because: 'people sign in here' }, async (request, reply) => {
      const then = safePath((request.query as { then?: string }).then)
      if (!house.demoSignIn) return goTo(reply, `/sign-in/with?then=${encodeURIComponent(then)}`)
      return answerPublic(reply, {
        title: 'Sign in',
        main: (
          <>
            <DemoSignIn people={await demoPeople(house)} then={then} />
            {house.passkeys && <PasskeyLink then={then} />}
          </>
        ),
      })
    })

    if (house.demoSignIn) {
      open(
        app,
        { method: 'POST', path: '/sign-in', because: 'trial sign-in as an invented person' },
        async (request, reply) => {
          const body = cleanBody(request.body)
          const person = (await demoPeople(house)).find((each) => each.id === one(body, 'person'))
          if (!person || isFromElsewhere(request)) return goTo(reply, '/sign-in')
          return beginSession(house, request, reply, {
            staffId: person.id,
            vouched: { way: 'trial', employer: person.employerCode, provenAt: house.now() },
            then: safePath(one(body, 'then')),
          })
        },
      )
    }

    open(
      app,
      { method: 'POST', path: '/sign-out', because: 'leaving must always work' },
      async (request, reply) => {
        // Only the page's own form may sign somebody out: another site must not be able to interrupt a call.
        const visit = await visitorOf(house, request)
        if (visit && isGuard(one(cleanBody(request.body), '_csrf'), visit.csrf)) {
          const { id } = visit.session
          await endSessions(house.db, { id, staffId: visit.actor.rights.staffId }, 'signed-out', visit.at)
          dropCookie(request, reply, sessionCookie)
          // What the browser kept of pages, copies of unsent forms included, is nobody else's to find.
          void reply.header('clear-site-data', '"storage"')
        }
        return goTo(reply, '/sign-in')
      },
    )

    open(
      app,
      { method: 'GET', path: '/', because: 'the front page sends each to their own work' },
      async (request, reply) => {
        const visit = await visitorOf(house, request)
        if (!visit) return goTo(reply, '/start')
        if (visit.actor.fn === null) return goTo(reply, '/acting-for')
        // Let in to single records, they have one list and no tray.
        if (visit.may('named.list').allowed) return goTo(reply, '/named-to-me')
        if (visit.may('exit-list.own').allowed) return goTo(reply, '/exit-list')
        return goTo(reply, homeOf(visit.actor.fn))
      },
    )

    signInAgainRoutes(app, house)
    sessionRoutes(app, house)
  },
}

const homeOf = (fn: string): string => {
  if (fn === 'screening') return '/screening'
  if (fn === 'emergency-duty') return '/screening'
  if (fn === 'administration') return '/administration'
  if (fn === 'oversight') return '/alerts'
  if (fn === 'mash') return '/enquiries'
  if (fn === 'navigator') return '/requests'
  return '/hand-overs'
}
