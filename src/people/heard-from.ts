import { readingOf } from '../questions/index.ts'
import type { Heard } from './likeness.ts'

/**
 * What was heard so far, from the fields around a name on any page. A field of one child among several is named
 * `child:<id>:given-names`; only its last part counts here.
 */
export const heardFrom = (
  fields: Readonly<Record<string, string | readonly string[] | undefined>>,
): Heard => {
  const plain = new Map(
    Object.entries(fields).map(([key, value]) => [
      key.split(':').at(-1) ?? key,
      (typeof value === 'string' ? value : (value?.[0] ?? '')).trim(),
    ]),
  )
  const text = (name: string): string => plain.get(name) ?? ''
  const name = ['name', 'given-names', 'family-name', 'known-as'].map(text).filter(Boolean).join(' ')
  const bornOn = readingOf(Object.fromEntries(plain)).day('born')
  return {
    ...(name === '' ? {} : { name }),
    ...(bornOn === null ? {} : { bornOn }),
    ...(text('postcode') === '' ? {} : { postcode: text('postcode') }),
    ...(text('phone') === '' ? {} : { phone: text('phone') }),
  }
}
