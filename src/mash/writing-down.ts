import { checkAnswer, requestStream, writingDown } from '../agency-requests/index.ts'
import { dutyToShareFrom } from '../clocks/index.ts'
import { newId } from '../db/index.ts'
import { perform } from '../events/index.ts'
import { dropForm } from '../questions/index.ts'
import { dayOf } from '../time/index.ts'
import { type Acted, type Acting, type FieldError, one } from '../web/index.ts'
import { lookingAgain } from './change-enquiry.ts'
import { keptUnder } from './desk.ts'
import type { OfRequest } from './request.routes.tsx'

/**
 * What an agency says on the telephone, written down by the hub with the same fields and by the same rules as the agency
 * would have answered, in the name of whoever said it. The enquiry hears of it as of any answer.
 */
export const writeDown = async (acting: Acting<OfRequest>): Promise<Acted> => {
  const { params, visit, body, once, house } = acting
  const { actor, at } = visit
  const on = { actor, at, owner: actor.actingFor ?? '', id: params.request }
  const saidBy = one(body, 'saidBy')
  let errors: FieldError[] = []
  const outcome = await lookingAgain(() => {
    let command = writingDown(on, [], saidBy)
    return perform(house.db, requestStream, {
      ...command,
      once,
      decide: async (request, tx) => {
        if (request?.enquiryId !== params.id) return { refused: 'no-such-request' }
        const today = dayOf(at)
        const checked = checkAnswer(request.subjects, body, {
          agencyKind: request.agency,
          dutyToShare: (await dutyToShareFrom(tx, request.owner, today)) <= today,
          newId,
        })
        errors = checked.errors
        if (saidBy === '') errors = [...errors, { field: 'saidBy', text: 'Name who at the agency said so' }]
        if (errors.length > 0) return { refused: 'see-fields' }
        command = writingDown(on, checked.sayings, saidBy)
        return command.decide(request, tx)
      },
      beside: async (tx, request, facts) => {
        await command.beside?.(tx, request, facts)
        await dropForm(tx, keptUnder(params.id, `write-down-${params.request}`))
      },
    })
  })
  if (outcome.done) return { goTo: `/enquiries/${params.id}#agencies` }
  return errors.length > 0 ? { form: { errors, typed: body } } : outcome
}
