/**
 * What an information sharing agreement can speak of, each with its words (governance A3; procedures 4.4, 4.5). Statutes
 * are named as they are cited; nothing here is legal advice.
 */

/** What information is shared for. */
export const purposes = {
  'mash-enquiry': 'a MASH enquiry',
  'strategy-discussion': 'a strategy discussion',
  'early-help': 'early help',
} as const
export type Purpose = keyof typeof purposes

/** What a category needs besides an Article 6 basis: nothing more, an Article 9 condition, or an Article 10 basis. */
export type Needs = 'nothing-more' | 'article-9' | 'article-10'

/** Kinds of personal data, by what the law asks for before they are shared (UK GDPR Articles 9 and 10; DPA 2018 s.11(2)). */
export const dataCategories = {
  identity: { words: 'who they are and how to find them', needs: 'nothing-more' },
  family: { words: 'family and household', needs: 'nothing-more' },
  'social-care': { words: 'children’s social care history and plans', needs: 'nothing-more' },
  education: { words: 'school with attendance and exclusions', needs: 'nothing-more' },
  'early-help': { words: 'early help assessments and plans', needs: 'nothing-more' },
  housing: { words: 'tenancy and homelessness', needs: 'nothing-more' },
  missing: { words: 'missing episodes', needs: 'nothing-more' },
  'fire-safety': { words: 'fire safety in the home', needs: 'nothing-more' },
  health: { words: 'health', needs: 'article-9' },
  'mental-health': { words: 'mental health', needs: 'article-9' },
  'substance-use': { words: 'use of drugs and alcohol', needs: 'article-9' },
  disability: { words: 'disability and special educational needs', needs: 'article-9' },
  'care-needs': { words: 'adults’ needs for care and support', needs: 'article-9' },
  ethnicity: { words: 'ethnicity', needs: 'article-9' },
  religion: { words: 'religion and belief', needs: 'article-9' },
  'sexual-life': { words: 'sexual life and orientation', needs: 'article-9' },
  offences: { words: 'offences proven or alleged', needs: 'article-10' },
  'domestic-abuse': { words: 'domestic abuse with its risks and safety plans', needs: 'article-10' },
  intelligence: { words: 'police intelligence and warning markers', needs: 'article-10' },
  orders: { words: 'court orders and supervision', needs: 'article-10' },
} as const satisfies Readonly<Record<string, { words: string; needs: Needs }>>
export type DataCategory = keyof typeof dataCategories

export const needsOf = (category: DataCategory): Needs => dataCategories[category].needs

/** Whom the information is about. */
export const subjects = {
  child: 'the child',
  parent: 'parents and carers',
  household: 'others in the household',
  alleged: 'the person alleged to have done harm',
  referrer: 'the person who told us',
} as const
export type Subject = keyof typeof subjects

export const signatoryRoles = {
  controller: 'controller',
  'joint-controller': 'joint controller',
  processor: 'processor',
} as const
export type SignatoryRole = keyof typeof signatoryRoles

/** Consent is not among them: it is a record of how a family was asked, never the basis of sharing (governance A3). */
export const article6 = {
  'public-task': 'UK GDPR Article 6(1)(e), public task',
  'legal-obligation': 'UK GDPR Article 6(1)(c), legal obligation',
  'vital-interests': 'UK GDPR Article 6(1)(d), vital interests',
} as const
export type Article6 = keyof typeof article6

/** Two of the three count only together with a condition of Schedule 1 (Data Protection Act 2018 s.10). */
export const article9 = {
  'substantial-public-interest': {
    words: 'UK GDPR Article 9(2)(g), substantial public interest',
    schedule1: ['paragraph-6', 'paragraph-10', 'paragraph-18'],
  },
  'health-or-social-care': {
    words: 'UK GDPR Article 9(2)(h), health or social care',
    schedule1: ['paragraph-2'],
  },
  'vital-interests': { words: 'UK GDPR Article 9(2)(c), vital interests', schedule1: [] },
} as const satisfies Readonly<Record<string, { words: string; schedule1: readonly Schedule1[] }>>
export type Article9 = keyof typeof article9

export const schedule1 = {
  'paragraph-2': 'Data Protection Act 2018 Schedule 1 paragraph 2, health or social care purposes',
  'paragraph-6': 'Data Protection Act 2018 Schedule 1 paragraph 6, statutory and government purposes',
  'paragraph-10': 'Data Protection Act 2018 Schedule 1 paragraph 10, preventing or detecting unlawful acts',
  'paragraph-18':
    'Data Protection Act 2018 Schedule 1 paragraph 18, safeguarding of children and of individuals at risk',
} as const
export type Schedule1 = keyof typeof schedule1

/** Data about offences: by official authority, or by a condition of Schedule 1 (UK GDPR Article 10; DPA 2018 s.10(5)). */
export const article10 = {
  'official-authority': 'UK GDPR Article 10, under the control of official authority',
  'paragraph-6': `UK GDPR Article 10 with ${schedule1['paragraph-6']}`,
  'paragraph-10': `UK GDPR Article 10 with ${schedule1['paragraph-10']}`,
  'paragraph-18': `UK GDPR Article 10 with ${schedule1['paragraph-18']}`,
} as const
export type Article10 = keyof typeof article10

/** The statutory power or duty by which one organisation may or must tell another (procedures 4.5; governance A3). */
export const gateways = {
  'ca1989-s17': 'Children Act 1989 section 17, services for children in need',
  'ca1989-s27': 'Children Act 1989 section 27, help between authorities',
  'ca1989-s47': 'Children Act 1989 section 47(9) to (11), duty to assist with enquiries',
  'ca2004-s10': 'Children Act 2004 section 10, co-operation to improve well-being',
  'ca2004-s11': 'Children Act 2004 section 11, safeguarding and promoting welfare',
  'ca2004-s16h': 'Children Act 2004 section 16H, information asked for by safeguarding partners',
  'ca2004-s16la': 'Children Act 2004 section 16LA, duty to share',
  'cda1998-s115': 'Crime and Disorder Act 1998 section 115, power to disclose',
  'ea2002-s175': 'Education Act 2002 section 175, welfare of pupils',
  'care-act-2014': 'Care Act 2014 sections 42 to 45, safeguarding adults',
} as const
export type Gateway = keyof typeof gateways

const guard =
  <T extends string>(words: Readonly<Record<T, unknown>>) =>
  (text: string): text is T =>
    Object.hasOwn(words, text)

export const isPurpose = guard<Purpose>(purposes)
export const isDataCategory = guard<DataCategory>(dataCategories)
export const isSubject = guard<Subject>(subjects)
export const isGateway = guard<Gateway>(gateways)
