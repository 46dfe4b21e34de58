import { z } from 'zod'
import { functions, isFn } from '../access/index.ts'
import { Button, InsetText, Radios } from '../design/index.ts'
import { asActor, newId } from '../db/index.ts'
import { contextFor } from '../events/index.ts'
import { addMinutes, dayOf, endOfDay } from '../time/index.ts'
import { action } from './action.ts'
import { Form } from './form.tsx'
import type { Room } from './house.ts'
import { noRecord, page, type Page } from './page.ts'
import { wearHat } from './session.sql.ts'
import { errorFor } from './visit.ts'
import { one } from './words.ts'

/** Only a path on this site: nobody is sent elsewhere by an address somebody else made. */
export const safePath = (then: string | undefined): string =>
  then !== undefined && /^\/(?![/\\])[^\s]*$/.test(then) ? then : '/'

const choosing: Page<{ then?: string | undefined }, null> = {
  path: '/acting-for',
  action: 'hat.choose',
  params: z.object({ then: z.string().optional() }),
  find: noRecord,
  show: async ({ visit, params, form }) => ({
    title: 'Whom are you acting for?',
    main: (
      <Form visit={visit} action="/acting-for">
        <input type="hidden" name="then" value={safePath(params.then)} />
        {visit.hats.length === 0 ? (
          <>
            <h1 class="govuk-heading-l">Whom are you acting for?</h1>
            <InsetText text="No employment, placement or agreement in force today lets you act for a council. Ask your manager." />
          </>
        ) : (
          <>
            <Radios
              name="hat"
              idPrefix="hat"
              fieldset={{
                legend: {
                  text: 'Whom are you acting for?',
                  isPageHeading: true,
                  classes: 'govuk-fieldset__legend--l',
                },
              }}
              hint={{ text: 'It is shown on every page and kept with everything you do.' }}
              {...(errorFor(form, 'hat') === undefined
                ? {}
                : { errorMessage: { text: errorFor(form, 'hat') ?? '' } })}
              items={visit.hats.map((hat) => ({
                value: `${hat.authority}/${hat.fn}`,
                text:
                  visit.councils.find((council) => council.code === hat.authority)?.shortName ??
                  visit.actor.rights.employments.find(({ employer }) => employer === hat.authority)
                    ?.employerName ??
                  hat.authority,
                hint: { text: `${functions[hat.fn]} · ${hat.teamName}` },
                checked: hat.authority === visit.actor.actingFor && hat.fn === visit.actor.fn,
              }))}
            />
            <Button text="Continue" preventDoubleClick />
          </>
        )}
      </Form>
    ),
  }),
}

export const hatRoom: Room = {
  name: 'acting for',
  routes: (app, house) => {
    page(app, house, choosing)
    action(app, house, {
      path: '/acting-for',
      action: 'hat.choose',
      params: z.object({ then: z.string().optional() }),
      from: choosing,
      act: async ({ body, visit }) => {
        const [authority, fn] = one(body, 'hat').split('/')
        const hat = visit.hats.find((each) => each.authority === authority && each.fn === fn)
        if (!hat || !isFn(fn)) {
          return { form: { errors: [{ field: 'hat', text: 'Choose whom you are acting for' }], typed: body } }
        }
        await wearHat(house.db, visit.session.id, hat.authority, hat.fn)
        return { goTo: safePath(one(body, 'then')) }
      },
    })
    action(app, house, {
      path: '/reason',
      action: 'hat.choose',
      params: z.object({ then: z.string().optional() }),
      from: choosing,
      act: async ({ body, visit }) => {
        const then = safePath(one(body, 'then'))
        const subject = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(then)?.[0]
        const reason = one(body, 'reason')
        const { actor, at } = visit
        const { actingFor } = actor
        if (subject && actingFor !== null && reason.length >= 10) {
          await asActor(house.db, contextFor(actor, 'contact.open', at), (tx) =>
            tx
              .insertInto('declared_reason')
              .values({
                owner: actingFor,
                id: newId(),
                staff_id: actor.rights.staffId,
                subject_id: subject,
                reason,
                at,
                ends_at: addMinutes(endOfDay(dayOf(at)), 0),
              })
              .execute(),
          )
        }
        return { goTo: then }
      },
    })
  },
}
