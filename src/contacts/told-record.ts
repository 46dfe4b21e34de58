import type { ToldOfPerson, ToldRelation } from '../people/index.ts'
import type { Contact } from './contact.ts'
import { nameIn } from './describing.ts'
import type { Answer, ToldAdult, ToldChild } from './told.ts'
import type { AdultOnContact, Somebody } from './who.ts'

/** What a contact tells of a child or an adult, as the parts of their record. Pure. */

type Particulars = ToldOfPerson['particulars']
type Kind = Particulars[number]['kind']

/** "None (NONE)" says that somebody asked, and is nothing to be told of again. */
const isNone = (text: string): boolean => /^none\b/i.test(text.trim())

const known = (kind: Kind, answer: Answer): Particulars =>
  'known' in answer && answer.known.trim() !== '' && !isNone(answer.known)
    ? [{ kind, text: answer.known }]
    : []

const said = (kind: Kind, text: string, before = ''): Particulars =>
  text.trim() === '' ? [] : [{ kind, text: `${before}${text.trim()}` }]

/** One postcode among other words: "12 Reed Bank, PE2 8AB until May". */
const postcodeIn = (text: string): string | null =>
  /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i.exec(text)?.[0].toUpperCase() ?? null

const previousAddresses = (text: string): ToldOfPerson['previousAddresses'] =>
  text
    .split(/[;\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const postcode = postcodeIn(line)
      const without = postcode === null ? line : line.replace(new RegExp(postcode, 'i'), '')
      return { line: without.replace(/[,\s]+$/, '').trim(), postcode }
    })

const placeOf = (line: string, postcode: string): ToldOfPerson['address'] =>
  line.trim() === '' && postcode.trim() === ''
    ? null
    : { line, postcode: postcode.trim() === '' ? null : postcode }

const ofHousehold = ({ told, reference }: Contact) => ({
  phone: told.phone,
  source: `contact ${reference}`,
  previousAddresses: previousAddresses(told.previousAddresses),
})

const ofChild = (contact: Contact, child: ToldChild): ToldOfPerson => ({
  ...ofHousehold(contact),
  givenNames: child.givenNames,
  familyName: child.familyName,
  knownAs: child.knownAs,
  bornOn: child.bornOn,
  bornEstimated: child.bornEstimated,
  sex: child.sex,
  gender: child.gender,
  nhsNumber: child.nhsNumber,
  upn: child.upn,
  address:
    placeOf(child.otherAddress, child.otherPostcode) ?? placeOf(contact.told.address, contact.told.postcode),
  particulars: [
    ...known('school', child.school),
    ...known('gp', child.health),
    ...known('language', child.language),
    ...known('communication', child.communication),
    ...known('disability', child.disability),
    ...known('ethnicity', child.ethnicity),
    ...known('religion', child.religion),
    ...said('other', child.immigration, 'Immigration status: '),
    ...said('other', child.lookedAfterBy, 'Said to be looked after by '),
    ...said('other', child.planElsewhere, 'Said to be on a plan elsewhere: '),
    ...(child.privatelyFostered === 'yes' ? said('other', 'Said to be privately fostered') : []),
    ...said('safe-contact', contact.told.safeContact),
    ...known('risk-to-staff', contact.told.visitRisks),
  ],
})

const livesThere = ({ part }: ToldAdult): boolean => part === 'household' || part === 'parent'

const ofAdult = (contact: Contact, adult: ToldAdult): ToldOfPerson => {
  const { given, family } = nameIn(adult.name)
  const household = ofHousehold(contact)
  return {
    ...household,
    givenNames: given,
    familyName: family,
    knownAs: '',
    bornOn: adult.bornOn,
    bornEstimated: false,
    sex: 'U',
    gender: '',
    phone: livesThere(adult) ? household.phone : '',
    previousAddresses: livesThere(adult) ? household.previousAddresses : [],
    nhsNumber: '',
    upn: '',
    address: livesThere(adult) ? placeOf(contact.told.address, contact.told.postcode) : null,
    particulars: [
      ...said('other', adult.needs, 'Needs told of: '),
      ...(adult.worksWithChildren === 'yes' ? said('other', 'Said to work with children') : []),
      ...(livesThere(adult) ? known('risk-to-staff', contact.told.visitRisks) : []),
    ],
  }
}

/** Everything the contact tells of one child or adult. */
export const toldOfPerson = (contact: Contact, somebody: Somebody): ToldOfPerson =>
  somebody.part === 'child' ? ofChild(contact, somebody.child.told) : ofAdult(contact, somebody.adult)

/** How a family says it, and how it is recorded. Whatever else was said is kept in its own words. */
const sayings: Readonly<Record<string, string>> = {
  mum: 'mother',
  mam: 'mother',
  mummy: 'mother',
  dad: 'father',
  daddy: 'father',
  nan: 'grandmother',
  gran: 'grandmother',
  grandma: 'grandmother',
  granddad: 'grandfather',
  grandad: 'grandfather',
  stepmother: 'step-mother',
  'step mother': 'step-mother',
  stepfather: 'step-father',
  'step father': 'step-father',
  'step-dad': 'step-father',
  'step-mum': 'step-mother',
  'foster carer': 'foster-carer',
}

const kindOf = (relation: string): string => {
  const words = relation.trim().toLowerCase()
  return sayings[words] ?? words
}

/** Whoever is said to have done it, or only visits, is no relative for that. */
const isFamily = ({ part }: ToldAdult): boolean => part !== 'alleged' && part !== 'visitor'

const responsibility = { yes: true, no: false, 'not-known': null } as const

const relation = (contact: Contact, adult: AdultOnContact, childPersonId: string): ToldRelation[] => {
  const kind = kindOf(adult.relation)
  return adult.personId === null || adult.personId === childPersonId || kind === '' || !isFamily(adult)
    ? []
    : [
        {
          personId: adult.personId,
          otherId: childPersonId,
          kind,
          hasParentalResponsibility: responsibility[adult.hasParentalResponsibility],
          source: `contact ${contact.reference}`,
        },
      ]
}

/** How the adults of the contact who are on record were told to be related to its children on record. */
export const toldRelations = (contact: Contact): readonly ToldRelation[] =>
  contact.children.flatMap(({ personId }) =>
    personId === null ? [] : contact.adults.flatMap((adult) => relation(contact, adult, personId)),
  )
