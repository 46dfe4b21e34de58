import type { ToldChild } from '../contacts/index.ts'
import { writtenPostcode } from '../places/index.ts'
import { itemsOf, type Option, type QuestionPage, type Reading } from '../questions/index.ts'
import { wordsFor, yesNoNotKnown } from './codes.ts'
import { joined, yesNoOf } from './telling.ts'
import { isParent, isProfessional, mustIfProfessional, theChild, you } from './who.ts'

/** Rows 17 and 19. Where the child is when not at home decides which council answers (procedures 2.5). */
export const otherPlaces: readonly Option[] = [
  { value: 'shared', text: 'Partly there, partly with the other parent' },
  { value: 'relatives', text: 'With relatives' },
  { value: 'friends', text: 'With friends or people who are not close family' },
  { value: 'refuge', text: 'In a refuge or temporary housing' },
  { value: 'foster-care', text: 'In foster care or a children’s home' },
  { value: 'hospital', text: 'In hospital' },
  { value: 'boarding-school', text: 'At boarding school' },
  { value: 'homeless', text: 'Nowhere settled, sofa to sofa, or on the street' },
  { value: 'other', text: 'Somewhere else' },
]

/** For one child alone the family's address says it; of several, one may be elsewhere. */
const mayLiveElsewhere = (say: Reading): boolean =>
  isProfessional(say) || isParent(say) || itemsOf(say.answers, 'child').length > 1

export const aboutLiving: QuestionPage<ToldChild> = {
  id: 'living',
  when: mayLiveElsewhere,
  title: (say) => you(say, 'Where do you live?', `Where ${theChild(say)} lives`),
  fields: [
    {
      kind: 'choice',
      name: 'lives',
      rows: [17],
      ask: mustIfProfessional,
      label: (say) =>
        you(
          say,
          'Do you live at the address you gave?',
          `Does ${theChild(say)} live at the family’s address?`,
        ),
      missing: 'Choose one',
      options: [
        { value: 'home', text: 'Yes' },
        {
          value: 'elsewhere',
          text: 'No, at present somewhere else',
          reveals: [
            {
              kind: 'choice',
              name: 'elsewhere',
              rows: [17, 19],
              ask: mustIfProfessional,
              label: 'Where?',
              options: otherPlaces,
              missing: 'Choose one',
            },
            {
              kind: 'line',
              of: 'words',
              name: 'other-address',
              rows: [17],
              ask: mustIfProfessional,
              label: 'Address now, and why there',
              missing: 'Enter the address, or say what you know of it',
            },
            {
              kind: 'line',
              of: 'postcode',
              name: 'other-postcode',
              rows: [17],
              width: 10,
              ask: 'may',
              label: 'Postcode',
            },
          ],
        },
        { value: 'not-known', text: 'I do not know' },
      ],
    },
    {
      kind: 'choice',
      name: 'privately-fostered',
      rows: [19],
      ask: 'must',
      label:
        'Private fostering: is the child living for 28 days or more with somebody who is not a close relative, by private arrangement?',
      options: yesNoNotKnown,
      missing: 'Choose one',
      when: isProfessional,
    },
    {
      kind: 'choice',
      name: 'looked-after',
      rows: [19],
      ask: 'must',
      label: 'Is the child looked after by a council?',
      missing: 'Choose one',
      when: isProfessional,
      options: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'line',
              of: 'words',
              name: 'looked-after-by',
              rows: [19],
              ask: 'must',
              label: 'Which council?',
              missing: 'Enter the council',
            },
          ],
        },
        { value: 'no', text: 'No' },
        { value: 'not-known', text: 'I do not know' },
      ],
    },
    {
      kind: 'choice',
      name: 'plan',
      rows: [19],
      ask: 'must',
      label: 'Is the child on a plan of another council (child protection or child in need)?',
      missing: 'Choose one',
      when: isProfessional,
      options: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'line',
              of: 'words',
              name: 'plan-elsewhere',
              rows: [19],
              ask: 'must',
              label: 'Which council and which plan?',
              missing: 'Enter the council and the plan',
            },
          ],
        },
        { value: 'no', text: 'No' },
        { value: 'not-known', text: 'I do not know' },
      ],
    },
  ],
  fill: (child, say) => ({
    ...child,
    otherAddress: joined([wordsFor(otherPlaces, say.one('elsewhere')), say.one('other-address')]),
    otherPostcode: writtenPostcode(say.one('other-postcode')),
    privatelyFostered: yesNoOf(say.one('privately-fostered')),
    lookedAfterBy: say.one('looked-after-by'),
    planElsewhere: say.one('plan-elsewhere'),
  }),
}
