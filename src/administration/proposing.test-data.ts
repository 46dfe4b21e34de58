import type { PersonKey } from '../../demo/people.ts'
import type { TestService, Visitor } from '../../test/service.ts'

/** What the three boxes of a date are sent as. */
export const dayFields = (prefix: string, on: string): Record<string, string> => {
  const [year = '', month = '', day = ''] = on.split('-')
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year }
}

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Fills in a form, sees what it would do, and proposes it. Stays where the form is refused. */
export const proposes = async (who: Visitor, path: string, fields: Fields): Promise<Visitor> => {
  await who.open(path)
  await who.submit(path, fields)
  return who.status === 200 ? who.submit(path) : who
}

/** The change the visitor stands on. */
export const changeIdOf = (who: Visitor): string => {
  const id = /\/administration\/changes\/([0-9a-f-]{36})$/.exec(who.path)?.[1]
  if (id === undefined)
    throw new Error(`Not at a change: ${who.path} (“${who.heading}”): ${who.text.slice(0, 400)}`)
  return id
}

export const agrees = async (service: TestService, person: PersonKey, id: string): Promise<Visitor> => {
  const who = await service.signedIn(person)
  await who.open(`/administration/changes/${id}`)
  return who.submit(`/administration/changes/${id}/approve`)
}

/** Proposes it, and everybody named agrees, in that order. */
export const comesAbout = async (
  service: TestService,
  who: Visitor,
  path: string,
  fields: Fields,
  agreeing: readonly PersonKey[],
): Promise<string> => {
  const id = changeIdOf(await proposes(who, path, fields))
  for (const person of agreeing) await agrees(service, person, id)
  return id
}
