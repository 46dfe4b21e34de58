import type { Tx } from '../db/index.ts'
import type { Field } from '../questions/index.ts'
import { addressOn, isHere, addressKind, shownAddress } from './address-on.tsx'
import * as rule from './addresses.rule.ts'
import { becauseField } from './change-fields.ts'
import { nothingAround, type Change, type On } from './change.ts'
import { changeAlso } from './changing.ts'
import { neighboursOf } from './neighbours.sql.ts'

/** Hiding an address and showing it again (procedures appendix C, 9.4). */

/** Somebody whose own address would give the hidden one away, and from when to when it is theirs. */
type AlsoThere = rule.AlsoThere & { name: string; words: string }

const lookWhoIsThere = async (tx: Tx, on: On<null>): Promise<readonly AlsoThere[]> => {
  const address = addressOn(on)
  if (!address) return []
  const neighbours = await neighboursOf(tx, on.person.owner, on.person.id, address)
  return rule.alsoToHide(address, neighbours).map((also) => {
    const neighbour = neighbours.find(({ personId }) => personId === also.personId)
    const theirs = neighbour?.addresses.find(({ id }) => id === also.addressId)
    return { ...also, name: neighbour?.name ?? '', words: theirs ? addressKind(theirs) : '' }
  })
}

const alsoField = (around: readonly AlsoThere[]): Field => ({
  kind: 'choices',
  name: 'also',
  label: 'Hide it for these people of the same address too?',
  hint: 'Left in sight on one record, it can be read from there. Those who came the same day are ticked. Somebody they fled from may live there still: leave them out.',
  ask: 'may',
  options: around.map(({ addressId, name, words }) => ({ value: addressId, text: name, hint: words })),
})

/** Hidden for one child and not for the brother, the address is told by the brother's record. */
export const hideAddress: Change<readonly AlsoThere[]> = {
  path: 'addresses/:part/hide',
  action: 'person.hide-address',
  about: 'addresses',
  title: () => 'Hide an address',
  has: isHere,
  lookAround: lookWhoIsThere,
  closed: (on) => (addressOn(on)?.hidden === true ? 'This address is hidden already.' : null),
  lead: (on) => (
    <>
      {shownAddress(on)}
      <p class="govuk-body">
        Nobody will be shown this address, no search will find anybody by it, and it will stand in no letter,
        list or picture of the household. Whoever must know it rings the duty manager.
      </p>
    </>
  ),
  fields: ({ around }) => [
    becauseField('Why must it be hidden?', 'Do not write the address here.'),
    ...(around.length === 0 ? [] : [alsoField(around)]),
  ],
  held: ({ around }) => ({
    also: around.filter(({ isSameDay }) => isSameDay).map(({ addressId }) => addressId),
  }),
  button: 'Hide the address',
  decide: async (on, tx) => {
    const because = on.say.one('because')
    const chosen = new Set(on.say.all('also'))
    for (const { personId, addressId } of on.around.filter((each) => chosen.has(each.addressId)))
      await changeAlso(tx, on.visit, personId, 'person.hide-address', (other) =>
        rule.hideAddress(other, { addressId, because }),
      )
    return rule.hideAddress(on.person, { addressId: on.part, because })
  },
}

export const showAddress: Change = {
  path: 'addresses/:part/show',
  action: 'person.hide-address',
  about: 'addresses',
  title: () => 'Show a hidden address again',
  has: isHere,
  lookAround: nothingAround,
  closed: (on) => (addressOn(on)?.hidden === true ? null : 'This address is not hidden.'),
  lead: (on) => (
    <>
      {shownAddress(on)}
      <p class="govuk-body">
        Everybody who may open this record will see the address, and searches will find them by it. It is
        shown for this person only: the others it was hidden for stay hidden.
      </p>
    </>
  ),
  fields: () => [becauseField('Why is it safe to show now, and who said so?')],
  button: 'Show the address',
  isWarning: true,
  decide: ({ person, say, part }) =>
    rule.showAddress(person, { addressId: part, because: say.one('because') }),
}
