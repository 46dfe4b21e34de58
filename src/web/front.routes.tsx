import { councilStyles } from '../design/index.ts'
import { assetFiles } from '../design/index.ts'
import { Button } from '../design/index.ts'
import { answerPublic, DutyNumbers } from './answer.tsx'
import type { Room } from './house.ts'
import { open } from './declared-routes.ts'

/** What anybody may fetch: styles and scripts, the front page, the statements every public service owes. */
export const frontRoom: Room = {
  name: 'front',
  routes: (app, house) => {
    const files = assetFiles()
    open(
      app,
      { method: 'GET', path: '/assets/:file', because: 'styles and scripts' },
      async (request, reply) => {
        const file = files.get(request.url.split('?')[0] ?? '')
        if (!file)
          return answerPublic(reply, {
            title: 'Not found',
            main: <h1 class="govuk-heading-l">Not found</h1>,
            status: 404,
          })
        return reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .type(file.contentType)
          .send(file.body)
      },
    )

    open(
      app,
      { method: 'GET', path: '/councils.css', because: 'the councils’ colours' },
      async (_request, reply) =>
        reply
          .header('cache-control', 'public, max-age=3600')
          .type('text/css; charset=utf-8')
          .send(councilStyles(await house.councils())),
    )

    open(
      app,
      { method: 'GET', path: '/health', because: 'watched by machines; says nothing of anybody' },
      async (_request, reply) => {
        await house.councils()
        return reply.send({ well: true })
      },
    )

    open(app, { method: 'GET', path: '/start', because: 'the front page' }, async (_request, reply) => {
      const councils = await house.councils()
      return answerPublic(reply, {
        title: 'Worried about a child?',
        main: (
          <>
            <h1 class="govuk-heading-xl">Worried about a child?</h1>
            <p class="govuk-body-l">
              If a child is in danger now, ring <strong>999</strong>. Otherwise tell us here or ring the
              council the child lives in. You do not have to be certain, and you do not have to give your
              name.
            </p>
            <Button text="Tell us about a child" href="/refer" isStartButton />
            <h2 class="govuk-heading-m">Ring us</h2>
            <ul class="govuk-list govuk-list--bullet">
              {councils.map((council) => (
                <li key={council.code}>
                  {`${council.name}: `}
                  <strong>{council.dayPhone}</strong>
                  {` in the day, `}
                  <strong>{council.nightPhone}</strong>
                  {` at night and at weekends`}
                </li>
              ))}
            </ul>
            <h2 class="govuk-heading-m">For people who work here</h2>
            <p class="govuk-body">
              <a class="govuk-link" href="/sign-in">
                Sign in
              </a>
            </p>
          </>
        ),
      })
    })

    for (const [path, title, paragraphs] of statements) {
      open(
        app,
        { method: 'GET', path, because: 'a statement every public service owes' },
        async (_request, reply) =>
          answerPublic(reply, {
            title,
            main: (
              <>
                <h1 class="govuk-heading-l">{title}</h1>
                {paragraphs.map((text) => (
                  <p key={text} class="govuk-body">
                    {text}
                  </p>
                ))}
                <DutyNumbers councils={await house.councils()} />
              </>
            ),
          }),
      )
    }
  },
}

const statements: readonly [string, string, readonly string[]][] = [
  [
    '/accessibility',
    'Accessibility statement',
    [
      'Front Door is built to WCAG 2.2 level AA. Every page works by keyboard alone, without scripts, at 400% zoom and down to a width of 320 pixels, and is checked automatically with each change.',
      'Automatic checks do not find everything. If something stops you, ring the council and say what you were trying to do: a person will take what you have to tell us by phone.',
    ],
  ],
  [
    '/privacy',
    'Privacy',
    [
      'What you tell us is kept by the council the child lives in, as the law requires it to protect children (Children Act 1989, sections 17 and 47). It is shared with other services only as far as that helps keep a child safe.',
      'What you type is saved as you go so that nothing is lost. What you do not send is deleted after 30 days. We use one cookie, which this service needs to work, and none to follow you.',
    ],
  ],
  [
    '/licences',
    'Licences',
    [
      'Front Door is open-source software under the European Union Public Licence 1.2.',
      'Postcodes: contains OS data © Crown copyright and database right; contains Royal Mail data © Royal Mail copyright and database right; source: Office for National Statistics, licensed under the Open Government Licence v3.0. Bank holidays: GOV.UK, Open Government Licence v3.0. GOV.UK Frontend and MoJ Frontend: MIT licence, Crown copyright.',
    ],
  ],
]
