import type { Answer } from './asking.ts'

/** Two answers are to be equal in every byte but what the asker sent and what is drawn anew each time. */

const ids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
/** A cookie that is set anew holds a secret of its own; its name and its limits are compared. */
const drawn = /(set-cookie: [\w-]+=|invitation-secret">)[^;\n<]*/g

/** `sent`: values that one of the two requests alone holds; the longest first, so that none hides in another. */
export const plain = (answer: Answer, sent: readonly string[]): string => {
  const headers = Object.entries(answer.headers)
    .filter(([name]) => name !== 'content-length')
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => `${name}: ${value}`)
  const text = [String(answer.status), ...headers, '', answer.body].join('\n')
  return sent
    .filter((value) => value !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (left, value) =>
        left
          .replaceAll(value, '…')
          .replaceAll(encodeURIComponent(value), '…')
          .replaceAll(escaped(value), '…'),
      text,
    )
    .replaceAll(drawn, '$1…')
    .replaceAll(ids, '…')
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The first place where two texts part; null where they do not. */
export const partingOf = (one: string, other: string): string | null => {
  if (one === other) return null
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const near = (text: string): string => text.slice(Math.max(0, at - 60), at + 80).replaceAll(/\s+/g, ' ')
  return `“${near(one)}” against “${near(other)}”`
}
