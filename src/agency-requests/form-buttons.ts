import type { Tx } from '../db/index.ts'
import { keepForm } from '../questions/index.ts'
import type { Instant } from '../time/index.ts'
import type { Body } from '../web/index.ts'
import { formOf } from './answering.ts'
import type { AgencyRequest } from './request.ts'
import { saidBefore } from './said-before.sql.ts'
import { versionOf } from './showing.ts'
import { withAnother, withEarlier, without } from './typed-answer.ts'

/**
 * What the buttons of an answer's form do before it is sent: each keeps what is typed, so that it works without scripts
 * and nothing is lost. They give where to go on, after the address of the request.
 */

const personOf = (request: AgencyRequest, text: string): number | null => {
  const person = Number(text)
  return Number.isInteger(person) && person >= 1 && person <= request.subjects.length ? person : null
}

type Pressed = { typed: Body; then: string; isAnew: boolean }

const added = (request: AgencyRequest, typed: Body, of: string): Pressed | null => {
  const person = personOf(request, of)
  if (person === null) return null
  const after = withAnother(typed, person)
  const at = Object.keys(after).find((name) => typed[name] === undefined && name.endsWith('-words'))
  return { typed: after, then: `#${(at ?? 'p1-1-words').replace('-words', '-kind')}`, isAnew: true }
}

const reused = async (
  tx: Tx,
  request: AgencyRequest,
  typed: Body,
  [of = '', itemId = '']: readonly string[],
): Promise<Pressed | null> => {
  const person = personOf(request, of)
  const subject = request.subjects[(person ?? 0) - 1]
  if (person === null || subject === undefined) return null
  const [before = []] = await saidBefore(tx, request.agency, [subject], request.id)
  const item = before.find(({ id }) => id === itemId)
  if (item === undefined) return null
  const put = withEarlier(typed, request.subjects, person, item)
  return { typed: put.typed, then: `#${put.at}-words`, isAnew: true }
}

const pressed = async (
  tx: Tx,
  request: AgencyRequest,
  typed: Body,
  button: string,
): Promise<Pressed | null> => {
  const [what = '', ...rest] = button.split(':')
  switch (what) {
    case 'later':
      return { typed, then: '', isAnew: false }
    case 'files':
    case 'nothing-known':
      return { typed, then: `/${what}`, isAnew: false }
    case 'add':
      return added(request, typed, rest[0] ?? '')
    case 'drop': {
      const at = rest[0] ?? ''
      return /^p\d+-\d+$/.test(at)
        ? { typed: without(typed, at), then: `#person-${at.slice(1).split('-')[0] ?? '1'}`, isAnew: true }
        : null
    }
    case 'reuse':
      return reused(tx, request, typed, rest)
    default:
      return null
  }
}

/** Null where the button was none of these: it sends. */
export const press = async (
  tx: Tx,
  request: AgencyRequest,
  typed: Body,
  button: string,
  at: Instant,
): Promise<string | null> => {
  const did = await pressed(tx, request, typed, button)
  if (did === null) return null
  const version = versionOf(typed) + (did.isAnew ? 1 : 0)
  await keepForm(tx, formOf(request.id), { ...did.typed, 'form-version': String(version) }, at)
  return did.then
}
