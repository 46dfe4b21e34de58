import type { AuthorityCard } from '../access/index.ts'
import type { Told } from '../contacts/index.ts'
import { writtenPostcode } from '../places/index.ts'
import { each, page, type Field, type Part, type Reading } from '../questions/index.ts'
import { isCouncilOpen } from './found.ts'
import { isAboutMe, isProfessional, isYoungPerson, mustIfProfessional, theChild } from './who.ts'

/** Rows 3 and 17: where the family lives, and which council that is where the postcode cannot tell. */
const home = page<Told>({
  id: 'home',
  title: (say) => (isAboutMe(say) ? 'Where is home?' : 'Where does the family live?'),
  lead: (say) =>
    isProfessional(say)
      ? ['For an unborn child, give the mother’s address.']
      : ['If you do not know the address, say what you do know: a street, a school, a shop nearby.'],
  fields: [
    {
      kind: 'text',
      name: 'address',
      rows: [17],
      lines: 3,
      ask: (say) => (isYoungPerson(say) ? 'may' : 'must'),
      label: 'Address',
      missing: 'Enter the address, or what you know of it',
    },
    {
      kind: 'line',
      of: 'postcode',
      name: 'postcode',
      rows: [3, 17],
      width: 10,
      ask: 'must',
      label: 'Postcode',
      hint: 'It tells us which council must act',
      missing: 'Enter the postcode, or go on without it: we then ask which council',
    },
    {
      kind: 'line',
      of: 'phone',
      name: 'home-phone',
      rows: [17],
      width: 20,
      ask: 'may',
      label: 'The family’s phone number',
      when: (say) => !isYoungPerson(say),
    },
    {
      kind: 'text',
      name: 'previous-addresses',
      rows: [17],
      lines: 2,
      ask: 'may',
      label: 'Earlier addresses',
      when: isProfessional,
    },
  ],
  fill: (told, say) => ({
    ...told,
    address: say.one('address'),
    postcode: writtenPostcode(say.one('postcode')),
    phone: say.one('home-phone'),
    previousAddresses: say.one('previous-addresses'),
  }),
})

/** Asked only where the postcode does not tell. Nobody is made to guess: "I do not know" is an answer. */
const councilField = (
  name: string,
  councils: readonly AuthorityCard[],
  label: (say: Reading) => string,
): Field => ({
  kind: 'choice',
  name,
  rows: [3],
  ask: 'must',
  label,
  missing: 'Choose one. If nobody knows, say so: we find out',
  options: [
    ...councils.map((council) => ({ value: council.code, text: council.shortName })),
    {
      value: 'another',
      text: 'Another council',
      reveals: [
        {
          kind: 'line',
          of: 'words',
          name: `${name}-name`,
          rows: [3],
          ask: mustIfProfessional,
          label: 'Which?',
          missing: 'Enter the council’s name, if you know it',
        },
      ],
    },
    { value: 'not-known', text: 'I do not know' },
  ],
})

const council = (councils: readonly AuthorityCard[]): Part<Told> =>
  page<Told>({
    id: 'council',
    title: 'Which council area is it?',
    when: (say) => isCouncilOpen(say, null),
    lead: () => ['The postcode does not tell us which council this is.'],
    fields: [
      councilField('council', councils, (say) =>
        isAboutMe(say) ? 'Which area do you live in?' : 'Which council area does the family live in?',
      ),
    ],
  })

/** The same for a child who is somewhere else at present. */
const councilNow = (councils: readonly AuthorityCard[]): Part<Told> =>
  each<Told, null>({
    group: 'child',
    pages: [
      {
        id: 'council-now',
        title: (say) => `Which council area is ${theChild(say)} in now?`,
        when: (say) => say.one('lives') === 'elsewhere' && isCouncilOpen(say.whole, say.item?.id ?? ''),
        lead: () => ['The postcode of the address now does not tell us which council this is.'],
        fields: [councilField('council-now', councils, () => 'Choose one')],
      },
    ],
    begin: () => null,
    into: (told) => told,
  })

export const homeParts = (councils: readonly AuthorityCard[]): readonly Part<Told>[] => [
  home,
  council(councils),
]
export const councilNowParts = (councils: readonly AuthorityCard[]): readonly Part<Told>[] => [
  councilNow(councils),
]
