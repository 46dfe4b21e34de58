import type {
  Article10,
  Article9,
  DataCategory,
  Gateway,
  Purpose,
  Schedule1,
  Subject,
} from '../src/access/index.ts'

/** The partner agencies of the demo county, and what each tells and is told under the MASH agreement. All of it invented. */

export type Basis = {
  article9?: Article9
  schedule1?: Schedule1
  article10?: Article10
  /** Held for law enforcement, and by what authority it may leave that (Data Protection Act 2018 s.36(4)). */
  section36?: string
  gateways: readonly Gateway[]
}

export type Agency = Basis & {
  code: string
  kind: string
  name: string
  officer: string
  purposes: readonly Purpose[]
  tells: readonly DataCategory[]
  about: readonly Subject[]
  /** What a council tells it, so that it can find the people and see why it is asked. */
  isTold: readonly DataCategory[]
  limit?: string
}

export const safeguarding = { article9: 'substantial-public-interest', schedule1: 'paragraph-18' } as const
const care = { article9: 'health-or-social-care', schedule1: 'paragraph-2' } as const
export const offences = { article10: 'paragraph-18' } as const
const family: readonly Subject[] = ['child', 'parent', 'household']
export const familyAndAlleged: readonly Subject[] = ['child', 'parent', 'household', 'alleged']
export const why: readonly DataCategory[] = ['identity', 'family', 'social-care']
const enquiry: readonly Purpose[] = ['mash-enquiry']
export const enquiryAndStrategy: readonly Purpose[] = ['mash-enquiry', 'strategy-discussion']

export const agencies: readonly Agency[] = [
  {
    code: 'police',
    kind: 'police',
    name: 'Cambridgeshire Constabulary',
    officer: 'Gannet Gorse',
    purposes: enquiryAndStrategy,
    ...safeguarding,
    ...offences,
    section36:
      'Chief Constable’s authorisation for safeguarding disclosures (invented), Children Act 2004 section 11',
    gateways: ['ca2004-s10', 'ca2004-s11', 'cda1998-s115'],
    tells: ['identity', 'family', 'missing', 'mental-health', 'offences', 'domestic-abuse', 'intelligence'],
    about: familyAndAlleged,
    isTold: [...why, 'missing', 'health', 'offences', 'domestic-abuse'],
    limit: 'Only what bears on the child’s safety. What is marked sensitive stays in the hub.',
  },
  {
    code: 'health',
    kind: 'health',
    name: 'Fenland and Nene Community Health (invented)',
    officer: 'Godwit Guelder',
    purposes: enquiryAndStrategy,
    ...safeguarding,
    gateways: ['ca1989-s27', 'ca1989-s47', 'ca2004-s10', 'ca2004-s11'],
    tells: ['identity', 'family', 'health', 'mental-health', 'disability', 'substance-use'],
    about: family,
    isTold: [...why, 'health', 'disability'],
    limit: 'Of an adult’s health only what bears on the child, each time with its own reason.',
  },
  {
    code: 'education',
    kind: 'education',
    name: 'Fens and Nene Education (invented)',
    officer: 'Grebe Greengage',
    purposes: enquiry,
    ...safeguarding,
    gateways: ['ca1989-s27', 'ca2004-s10', 'ea2002-s175'],
    tells: ['identity', 'family', 'education', 'disability', 'ethnicity'],
    about: ['child', 'parent'],
    isTold: [...why, 'education'],
  },
  {
    code: 'early-help',
    kind: 'early-help',
    name: 'Lantern Early Help Partnership (invented)',
    officer: 'Dipper Dewberry',
    purposes: ['mash-enquiry', 'early-help'],
    gateways: ['ca1989-s17', 'ca2004-s10'],
    tells: ['identity', 'family', 'education', 'early-help'],
    about: family,
    isTold: [...why, 'education', 'early-help'],
  },
  {
    code: 'idva',
    kind: 'domestic-abuse',
    name: 'Safe Harbour Advocacy (invented)',
    officer: 'Brambling Briar',
    purposes: enquiry,
    ...safeguarding,
    ...offences,
    gateways: ['ca2004-s11', 'cda1998-s115'],
    tells: ['identity', 'family', 'mental-health', 'domestic-abuse'],
    about: familyAndAlleged,
    isTold: [...why, 'domestic-abuse'],
    limit: 'Never a safe address or plan to anybody outside the hub.',
  },
  {
    code: 'probation',
    kind: 'probation',
    name: 'Fens Probation Delivery Unit (invented)',
    officer: 'Redstart Rosehip',
    purposes: enquiry,
    ...safeguarding,
    ...offences,
    section36: 'Regional authorisation for safeguarding disclosures (invented), Children Act 2004 section 11',
    gateways: ['ca2004-s10', 'ca2004-s11', 'cda1998-s115'],
    tells: ['identity', 'family', 'mental-health', 'offences', 'orders', 'domestic-abuse'],
    about: ['parent', 'household', 'alleged'],
    isTold: [...why, 'offences', 'domestic-abuse'],
  },
  {
    code: 'housing',
    kind: 'housing',
    name: 'Ouse Valley Housing (invented)',
    officer: 'Stonechat Sloe',
    purposes: enquiry,
    gateways: ['ca1989-s27', 'ca1989-s47', 'ca2004-s10'],
    tells: ['identity', 'family', 'housing'],
    about: family,
    isTold: [...why, 'housing'],
  },
  {
    code: 'youth-justice',
    kind: 'youth-justice',
    name: 'Fens Youth Justice Service (invented)',
    officer: 'Fieldfare Filbert',
    purposes: enquiry,
    ...safeguarding,
    ...offences,
    gateways: ['ca2004-s10', 'ca2004-s11', 'cda1998-s115'],
    tells: ['identity', 'family', 'education', 'mental-health', 'offences', 'orders'],
    about: ['child', 'household'],
    isTold: [...why, 'education', 'offences'],
  },
  {
    code: 'adult-social-care',
    kind: 'adult-social-care',
    name: 'Fens Adult Social Care (invented)',
    officer: 'Knot Kingcup',
    purposes: enquiry,
    ...care,
    gateways: ['ca2004-s11', 'care-act-2014'],
    tells: ['identity', 'family', 'care-needs', 'mental-health'],
    about: ['parent', 'household'],
    isTold: why,
    limit: 'Of an adult’s needs only what bears on the child.',
  },
  {
    code: 'drugs-and-alcohol',
    kind: 'drugs-and-alcohol',
    name: 'Clearwater Recovery (invented)',
    officer: 'Scaup Sorbus',
    purposes: enquiry,
    ...safeguarding,
    gateways: ['ca2004-s11', 'cda1998-s115'],
    tells: ['identity', 'family', 'substance-use', 'health'],
    about: ['parent', 'household'],
    isTold: why,
    limit: 'Of treatment only what bears on the child.',
  },
  {
    code: 'fire',
    kind: 'fire',
    name: 'Fens Fire and Rescue (invented)',
    officer: 'Phalarope Privet',
    purposes: enquiry,
    gateways: ['cda1998-s115'],
    tells: ['identity', 'family', 'fire-safety'],
    about: family,
    isTold: why,
  },
  {
    code: 'dental',
    kind: 'health',
    name: 'Ouse Dental Trust (invented)',
    officer: 'Serin Serviceberry',
    purposes: enquiry,
    ...safeguarding,
    gateways: ['ca1989-s27', 'ca2004-s10', 'ca2004-s11'],
    tells: ['identity', 'health'],
    about: ['child', 'parent'],
    isTold: ['identity', 'family'],
  },
]
