import type { DataCategory } from '../access/index.ts'

/**
 * The agencies of the hub, what each is likely to hold, and what it is usually asked (procedures 4.1, 4.4). Which of them
 * may be asked is for the agreements to say; this is only what helps to ask no more than is needed.
 */
export type AgencyKind = {
  name: string
  /** In a sentence: "the police hold …". */
  holds: string
  usual: readonly string[]
  /** What is proposed to be asked about, by whom it is about. */
  ofChildren: readonly DataCategory[]
  ofAdults: readonly DataCategory[]
}

export const agencyKinds = {
  police: {
    name: 'Police',
    holds: 'offences, domestic abuse incidents, warning markers, missing episodes and current investigations',
    usual: ['Offences and current investigations', 'Domestic abuse incidents', 'Warning markers'],
    ofChildren: ['missing', 'offences'],
    ofAdults: ['offences', 'domestic-abuse', 'intelligence'],
  },
  health: {
    name: 'Health',
    holds: 'health visiting, school nursing, emergency department, midwifery and GP records',
    usual: ['Seen or not brought', 'Injuries', 'Growth and development'],
    ofChildren: ['health'],
    ofAdults: [],
  },
  education: {
    name: 'Education',
    holds: 'attendance, exclusions, education plans and what the designated safeguarding lead has noticed',
    usual: ['Attendance and exclusions', 'What the safeguarding lead has noticed'],
    ofChildren: ['education', 'disability'],
    ofAdults: [],
  },
  'early-help': {
    name: 'Early help',
    holds: 'early help assessments, the team around the family and its lead professional',
    usual: ['Early help assessment and how it ended', 'Lead professional'],
    ofChildren: ['early-help'],
    ofAdults: ['early-help'],
  },
  idva: {
    name: 'Domestic abuse service',
    holds: 'risk assessments, MARAC dates and safety plans',
    usual: ['Risk assessment and its date', 'Heard at MARAC', 'Safety plan'],
    ofChildren: ['domestic-abuse'],
    ofAdults: ['domestic-abuse'],
  },
  probation: {
    name: 'Probation',
    holds: 'orders, level of risk and licence conditions',
    usual: ['Orders and licence conditions', 'Level of risk'],
    ofChildren: [],
    ofAdults: ['orders', 'offences'],
  },
  housing: {
    name: 'Housing',
    holds: 'tenancy, anti-social behaviour and homelessness applications',
    usual: ['Tenancy', 'Homelessness application'],
    ofChildren: ['housing'],
    ofAdults: ['housing'],
  },
  'youth-justice': {
    name: 'Youth justice',
    holds: 'orders, risk and what work is being done with a young person',
    usual: ['Orders', 'Level of risk'],
    ofChildren: ['orders', 'offences'],
    ofAdults: [],
  },
  'adult-social-care': {
    name: 'Adult social care',
    holds: 'adults’ needs for care and support, and safeguarding enquiries about adults',
    usual: ['Needs for care and support'],
    ofChildren: [],
    ofAdults: ['care-needs'],
  },
  'drugs-and-alcohol': {
    name: 'Drug and alcohol service',
    holds: 'whether somebody is in treatment, and what that means for the children',
    usual: ['In treatment'],
    ofChildren: [],
    ofAdults: ['substance-use'],
  },
  fire: {
    name: 'Fire and rescue',
    holds: 'home fire safety visits and what was seen on them',
    usual: ['Home fire safety visits'],
    ofChildren: ['fire-safety'],
    ofAdults: ['fire-safety'],
  },
} as const satisfies Readonly<Record<string, AgencyKind>>

export type AgencyKindName = keyof typeof agencyKinds

export const isAgencyKind = (text: string): text is AgencyKindName => Object.hasOwn(agencyKinds, text)

/** An agency's name in a sentence of the service; one that joined later is known by its code. */
export const agencyName = (code: string): string => (isAgencyKind(code) ? agencyKinds[code].name : code)

/** An adult's health is asked about only for a reason of its own (UK GDPR Article 5(1)(c); procedures 4.4). */
const health: readonly DataCategory[] = [
  'health',
  'mental-health',
  'substance-use',
  'care-needs',
  'disability',
]
export const isHealth = (category: DataCategory): boolean => health.includes(category)
