/** The functions people act under. The first five are those of the Delegation Agreement of 2019 (cabinet report §3). */
export const functions = {
  screening: 'Screening at the Customer Service Centre',
  'early-help-hub': 'Early Help Hub',
  mash: 'Multi-Agency Safeguarding Hub',
  'met-hub': 'Missing, Exploited and Trafficked Hub',
  'emergency-duty': 'Emergency Duty Team',
  assessment: 'Assessment team',
  navigator: 'Partner agency in the Multi-Agency Safeguarding Hub',
  oversight: 'Oversight',
  administration: 'Administration',
  'quality-assurance': 'Quality assurance and audit',
  inspection: 'Inspection',
  'technical-support': 'Technical support',
  'subject-access': 'Subject access requests',
} as const

export type Fn = keyof typeof functions

/** The same where room is short: the banner, a sentence. */
export const functionsInShort: Readonly<Record<Fn, string>> = {
  screening: 'screening',
  'early-help-hub': 'Early Help Hub',
  mash: 'MASH',
  'met-hub': 'MET Hub',
  'emergency-duty': 'emergency duty',
  assessment: 'assessment',
  navigator: 'partner in the MASH',
  oversight: 'oversight',
  administration: 'administration',
  'quality-assurance': 'audit',
  inspection: 'inspection',
  'technical-support': 'technical support',
  'subject-access': 'subject access',
}

export const isFn = (text: string | null | undefined): text is Fn =>
  typeof text === 'string' && Object.hasOwn(functions, text)

/** What somebody is competent to do. Competence alone opens nothing (authorisation B1). */
export const roles = {
  'contact-adviser': 'Contact adviser',
  'screening-manager': 'Screening manager, qualified social worker',
  'social-worker': 'Social worker',
  'team-manager': 'Team manager',
  'early-help-coordinator': 'Early help co-ordinator',
  'emergency-duty-worker': 'Emergency duty worker',
  'privacy-officer': 'Privacy officer',
  director: 'Director',
  administrator: 'Administrator',
  navigator: 'MASH navigator of a partner agency',
  'police-duty': 'Police officer on duty, reads the emergency card',
  'agreements-officer': 'Agreements officer, for the monitoring officer',
  auditor: 'Internal auditor',
  inspector: 'Inspector',
  'support-engineer': 'Support engineer of a supplier',
  'subject-access-officer': 'Subject access officer',
  'marac-coordinator': 'MARAC co-ordinator',
} as const

export type Role = keyof typeof roles

export const isRole = (text: string): text is Role => Object.hasOwn(roles, text)

/** A council, known by its GSS code, for example E06000031 for Peterborough. */
export type AuthorityCode = string

export type ClientGroup = 'children' | 'adults'
