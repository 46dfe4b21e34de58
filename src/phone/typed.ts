import { keyOf, type Answers, type Sent } from '../questions/index.ts'
import { one, type Body } from '../web/index.ts'

const field = /^(?:(?:child|adult):[0-9a-f-]{36}:)?[a-z][a-z0-9-]*$/

/** What only the screen itself adds: who is on it. */
const isOfTheScreen = (key: string): boolean => key.endsWith(':added') || key.endsWith(':removed')

/** Children whose fields were on the page: an unticked box is sent by leaving it out, so it must be put back. */
const childrenOn = (body: Body): string[] =>
  Object.keys(body).flatMap((key) => /^child:([0-9a-f-]{36}):given-names$/.exec(key)?.[1] ?? [])

const unticked = (body: Body): Answers => ({
  anonymous: '',
  ...Object.fromEntries(
    childrenOn(body).flatMap((id) =>
      ['estimated', 'circumstances'].map((name) => [keyOf(name, { group: 'child', id }), ''] as const),
    ),
  ),
})

/** Rows whose fields were on the page, in the order of the page. */
const rowsOn = (body: Body): Answers =>
  Object.fromEntries(
    Object.keys(body).flatMap((key, place) => {
      const [, group = '', id = ''] = /^(child|adult):([0-9a-f-]{36}):(?:given-names|name)$/.exec(key) ?? []
      return group === '' ? [] : [[keyOf('added', { group, id }), String(place).padStart(6, '0')]]
    }),
  )

/** What has been typed so far, for looking beside the call: as told, but kept nowhere. */
export const heardSoFar = (body: Body): Answers => ({ ...sentFrom(body).answers, ...rowsOn(body) })

/** The fields of the screen as they were sent, with the revision and the tab they came from. */
export const sentFrom = (body: Body): Sent => {
  const typed = Object.entries(body).flatMap(([key, value]) =>
    value !== undefined && field.test(key) && !isOfTheScreen(key) ? [[key, value] as const] : [],
  )
  return {
    shownAt: Number(one(body, '_shown')) || 0,
    by: one(body, '_tab').slice(0, 40),
    answers: { ...unticked(body), ...Object.fromEntries(typed) },
  }
}
