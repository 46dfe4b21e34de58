import type { Fn, Role } from '../src/access/index.ts'

/** The invented workers of the demo county. Their names are birds and trees, so that nobody takes them for real. */

export const cambridgeshire = 'E10000003'
export const peterborough = 'E06000031'

/** Ids that stay the same from one demo to the next, readable in a log: group and number. */
export const demoId = (group: number, number: number): string =>
  `00000000-0000-4000-8${String(group).padStart(3, '0')}-${String(number).padStart(12, '0')}`

export type DemoTeam = {
  id: string
  name: string
  organisation: string
  fn: Fn
  phone: string
  serves: readonly string[]
}

const both = [cambridgeshire, peterborough]

const navigators = (number: number, name: string, organisation: string): DemoTeam => ({
  id: demoId(1, number),
  name,
  organisation,
  fn: 'navigator',
  phone: `01632 9601${String(number)}`,
  serves: both,
})

export const teams = {
  customerService: {
    id: demoId(1, 1),
    name: 'Customer Service Centre',
    organisation: cambridgeshire,
    fn: 'screening',
    phone: '01632 960101',
    serves: both,
  },
  earlyHelpHub: {
    id: demoId(1, 2),
    name: 'Early Help Hub',
    organisation: cambridgeshire,
    fn: 'early-help-hub',
    phone: '01632 960102',
    serves: both,
  },
  mash: {
    id: demoId(1, 3),
    name: 'Multi-Agency Safeguarding Hub',
    organisation: cambridgeshire,
    fn: 'mash',
    phone: '01632 960103',
    serves: both,
  },
  metHub: {
    id: demoId(1, 4),
    name: 'Missing, Exploited and Trafficked Hub',
    organisation: cambridgeshire,
    fn: 'met-hub',
    phone: '01632 960104',
    serves: both,
  },
  emergencyDuty: {
    id: demoId(1, 5),
    name: 'Emergency Duty Team',
    organisation: cambridgeshire,
    fn: 'emergency-duty',
    phone: '01632 960105',
    serves: both,
  },
  assessmentCambridgeshire: {
    id: demoId(1, 6),
    name: 'Assessment team, Cambridgeshire',
    organisation: cambridgeshire,
    fn: 'assessment',
    phone: '01632 960106',
    serves: [cambridgeshire],
  },
  assessmentPeterborough: {
    id: demoId(1, 7),
    name: 'Assessment team, Peterborough',
    organisation: peterborough,
    fn: 'assessment',
    phone: '01632 960107',
    serves: [peterborough],
  },
  oversightCambridgeshire: {
    id: demoId(1, 8),
    name: 'Children’s directorate, Cambridgeshire',
    organisation: cambridgeshire,
    fn: 'oversight',
    phone: '01632 960108',
    serves: [cambridgeshire],
  },
  oversightPeterborough: {
    id: demoId(1, 9),
    name: 'Children’s directorate, Peterborough',
    organisation: peterborough,
    fn: 'oversight',
    phone: '01632 960109',
    serves: [peterborough],
  },
  administration: {
    id: demoId(1, 10),
    name: 'System administration',
    organisation: cambridgeshire,
    fn: 'administration',
    phone: '01632 960110',
    serves: [cambridgeshire],
  },
  /** Each council sets its own closure days and settings, so each has its own administrator. */
  administrationPeterborough: {
    id: demoId(1, 11),
    name: 'System administration, Peterborough',
    organisation: peterborough,
    fn: 'administration',
    phone: '01632 960111',
    serves: [peterborough],
  },
  /** Each partner agency's own people in the hub, for both councils (procedures 4.1). */
  policeNavigators: navigators(12, 'Police in the MASH', 'police'),
  healthNavigators: navigators(13, 'Health in the MASH', 'health'),
  educationNavigators: navigators(14, 'Education in the MASH', 'education'),
  earlyHelpNavigators: navigators(15, 'Early help in the MASH', 'early-help'),
  idvaNavigators: navigators(16, 'Domestic abuse advocacy in the MASH', 'idva'),
  probationNavigators: navigators(17, 'Probation in the MASH', 'probation'),
  housingNavigators: navigators(18, 'Housing in the MASH', 'housing'),
  youthJusticeNavigators: navigators(19, 'Youth justice in the MASH', 'youth-justice'),
  adultSocialCareNavigators: navigators(20, 'Adult social care in the MASH', 'adult-social-care'),
  drugsAndAlcoholNavigators: navigators(21, 'Drugs and alcohol in the MASH', 'drugs-and-alcohol'),
  fireNavigators: navigators(22, 'Fire and rescue in the MASH', 'fire'),
  /** Let in to single records, and to nothing else. */
  auditPeterborough: {
    id: demoId(1, 60),
    name: 'Internal audit, Peterborough',
    organisation: peterborough,
    fn: 'quality-assurance',
    phone: '01632 960160',
    serves: [peterborough],
  },
  inspection: {
    id: demoId(1, 61),
    name: 'Inspectors',
    organisation: 'inspectorate',
    fn: 'inspection',
    phone: '01632 960161',
    serves: both,
  },
  technicalSupport: {
    id: demoId(1, 62),
    name: 'Support of the supplier',
    organisation: 'supplier',
    fn: 'technical-support',
    phone: '01632 960162',
    serves: both,
  },
  subjectAccessPeterborough: {
    id: demoId(1, 63),
    name: 'Subject access requests, Peterborough',
    organisation: peterborough,
    fn: 'subject-access',
    phone: '01632 960163',
    serves: [peterborough],
  },
} as const satisfies Record<string, DemoTeam>

export type DemoPerson = {
  id: string
  name: string
  initials: string
  employer: string
  job: string
  team: keyof typeof teams
  isManager: boolean
  roles: readonly Role[]
  /** Lent to the other council under section 113, for these functions. */
  lentTo?: { host: string; fns: readonly Fn[] }
}

const person = (
  number: number,
  name: string,
  employer: string,
  job: string,
  team: keyof typeof teams,
  roles: readonly Role[],
  more: Partial<DemoPerson> = {},
): DemoPerson => ({
  id: demoId(2, number),
  name,
  initials: name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join(''),
  employer,
  job,
  team,
  isManager: false,
  roles,
  ...more,
})

const manager = { isManager: true }

const navigator = (number: number, name: string, agency: string, job: string, team: keyof typeof teams) =>
  person(number, name, agency, job, team, ['navigator'])

export const people = {
  adviser: person(1, 'Wren Willow', cambridgeshire, 'Contact adviser', 'customerService', [
    'contact-adviser',
  ]),
  secondAdviser: person(2, 'Robin Rowan', cambridgeshire, 'Contact adviser', 'customerService', [
    'contact-adviser',
  ]),
  /** In the demo she is the aunt of a child on record (authorisation B8 no. 13). */
  auntAdviser: person(3, 'Dove Damson', cambridgeshire, 'Contact adviser', 'customerService', [
    'contact-adviser',
  ]),
  screeningManager: person(
    4,
    'Heron Hazel',
    cambridgeshire,
    'Screening manager',
    'customerService',
    ['screening-manager'],
    manager,
  ),
  earlyHelp: person(5, 'Linnet Larch', cambridgeshire, 'Early help co-ordinator', 'earlyHelpHub', [
    'early-help-coordinator',
  ]),
  earlyHelpManager: person(
    6,
    'Merlin Maple',
    cambridgeshire,
    'Early Help Hub manager',
    'earlyHelpHub',
    ['team-manager'],
    manager,
  ),
  mashWorker: person(7, 'Plover Poplar', cambridgeshire, 'Social worker', 'mash', ['social-worker']),
  /** Peterborough's own employee, lent to the hub under section 113. */
  mashManager: person(8, 'Kestrel Kauri', peterborough, 'Hub manager', 'mash', ['team-manager'], {
    ...manager,
    lentTo: { host: cambridgeshire, fns: ['mash'] },
  }),
  metWorker: person(9, 'Teal Tamarisk', cambridgeshire, 'Missing and exploitation worker', 'metHub', [
    'social-worker',
  ]),
  nightWorker: person(10, 'Owl Oak', cambridgeshire, 'Emergency duty social worker', 'emergencyDuty', [
    'emergency-duty-worker',
    'social-worker',
  ]),
  assessmentCambridgeshire: person(
    11,
    'Curlew Cedar',
    cambridgeshire,
    'Social worker',
    'assessmentCambridgeshire',
    ['social-worker'],
  ),
  assessmentManagerCambridgeshire: person(
    12,
    'Falcon Fir',
    cambridgeshire,
    'Team manager',
    'assessmentCambridgeshire',
    ['team-manager'],
    manager,
  ),
  assessmentPeterborough: person(
    13,
    'Sandpiper Spruce',
    peterborough,
    'Social worker',
    'assessmentPeterborough',
    ['social-worker'],
  ),
  assessmentManagerPeterborough: person(
    14,
    'Avocet Alder',
    peterborough,
    'Team manager',
    'assessmentPeterborough',
    ['team-manager'],
    manager,
  ),
  directorCambridgeshire: person(
    15,
    'Bittern Beech',
    cambridgeshire,
    'Director of Children’s Services',
    'oversightCambridgeshire',
    ['director'],
    manager,
  ),
  directorPeterborough: person(
    16,
    'Egret Elm',
    peterborough,
    'Director of Children’s Services',
    'oversightPeterborough',
    ['director'],
    manager,
  ),
  privacyCambridgeshire: person(
    17,
    'Jay Juniper',
    cambridgeshire,
    'Privacy officer',
    'oversightCambridgeshire',
    ['privacy-officer'],
  ),
  privacyPeterborough: person(18, 'Pipit Pine', peterborough, 'Privacy officer', 'oversightPeterborough', [
    'privacy-officer',
  ]),
  administrator: person(19, 'Swift Sycamore', cambridgeshire, 'System administrator', 'administration', [
    'administrator',
  ]),
  administratorPeterborough: person(
    20,
    'Siskin Sallow',
    peterborough,
    'System administrator',
    'administrationPeterborough',
    ['administrator'],
  ),
  secondMashWorker: person(21, 'Crane Chestnut', cambridgeshire, 'Social worker', 'mash', ['social-worker']),
  policeNavigator: navigator(22, 'Rook Redwood', 'police', 'Police navigator', 'policeNavigators'),
  /** On duty for the police: the emergency card is open to them too (authorisation B5). */
  policeNavigatorTwo: person(23, 'Raven Rosewood', 'police', 'Police navigator', 'policeNavigators', [
    'navigator',
    'police-duty',
  ]),
  healthNavigator: navigator(24, 'Dunlin Dogwood', 'health', 'Health navigator', 'healthNavigators'),
  educationNavigator: navigator(
    25,
    'Lapwing Lime',
    'education',
    'Education navigator',
    'educationNavigators',
  ),
  earlyHelpNavigator: navigator(
    26,
    'Nightjar Nutmeg',
    'early-help',
    'Early help navigator',
    'earlyHelpNavigators',
  ),
  idvaNavigator: navigator(
    27,
    'Goldcrest Gean',
    'idva',
    'Independent domestic violence adviser',
    'idvaNavigators',
  ),
  probationNavigator: navigator(
    28,
    'Harrier Holm',
    'probation',
    'Probation navigator',
    'probationNavigators',
  ),
  housingNavigator: navigator(29, 'Osprey Osier', 'housing', 'Housing navigator', 'housingNavigators'),
  youthJusticeNavigator: navigator(
    30,
    'Whimbrel Walnut',
    'youth-justice',
    'Youth justice navigator',
    'youthJusticeNavigators',
  ),
  adultSocialCareNavigator: navigator(
    31,
    'Fulmar Fig',
    'adult-social-care',
    'Adult social care navigator',
    'adultSocialCareNavigators',
  ),
  drugsAndAlcoholNavigator: navigator(
    32,
    'Tern Tulipwood',
    'drugs-and-alcohol',
    'Drug and alcohol navigator',
    'drugsAndAlcoholNavigators',
  ),
  fireNavigator: navigator(33, 'Petrel Pear', 'fire', 'Fire and rescue navigator', 'fireNavigators'),
  /** Each council's agreements are in the hands of its own officer, for its monitoring officer. */
  agreementsOfficerPeterborough: person(
    34,
    'Avocet Almond',
    peterborough,
    'Agreements officer',
    'oversightPeterborough',
    ['agreements-officer'],
  ),
  agreementsOfficerCambridgeshire: person(
    35,
    'Bittern Bay',
    cambridgeshire,
    'Agreements officer',
    'oversightCambridgeshire',
    ['agreements-officer'],
  ),
  /** Let in to single records by Peterborough, and to nothing else (authorisation B8 no. 15-18). */
  auditorPeterborough: person(60, 'Godwit Gum', peterborough, 'Internal auditor', 'auditPeterborough', [
    'auditor',
  ]),
  inspector: person(61, 'Hobby Hornbeam', 'inspectorate', 'Inspector', 'inspection', ['inspector']),
  supportEngineer: person(62, 'Lark Laurel', 'supplier', 'Support engineer', 'technicalSupport', [
    'support-engineer',
  ]),
  subjectAccessOfficerPeterborough: person(
    63,
    'Nuthatch Neem',
    peterborough,
    'Subject access officer',
    'subjectAccessPeterborough',
    ['subject-access-officer'],
  ),
} as const satisfies Record<string, DemoPerson>

export type PersonKey = keyof typeof people
