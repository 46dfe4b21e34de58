import type { Fn, Role } from './words.ts'

/**
 * Everything a worker can do here, under which functions and with which competence.
 * reach: 'record' needs the hat of the council that owns the record; 'list' looks across every council the worker has
 * standing for under the same function; 'intake' is always allowed, because a worry is always taken in; 'own' concerns
 * nobody's record; 'self' concerns the worker's own sign-in and needs no hat. 'agency' is for what a council asked of a
 * partner agency: the agency's own navigators reach it while an information sharing agreement lets them (authorisation
 * B3 step 3), and never anything else of the council's; 'agency-list' is their tray.
 * needs: 'relationship' asks why this worker opens this record (authorisation B3 step 4); 'fresh-sign-in' that they proved
 * who they are within the last minutes (B3 step 1): for what is sealed, and for ways of signing in themselves, so that a
 * desk left open or a cookie stolen gives neither. 'named-list' is what one worker is named for: a grant, an exit list.
 * opens: only looks at a record, so an exit list that lets somebody read lets them do it. finishes: brings to its end what
 * was begun, so somebody whose lending is over may still do it to what is allocated to them, while the lending says so.
 */
export type ActionRule = {
  words: string
  fns: readonly Fn[] | 'any'
  roles: readonly Role[] | 'any'
  reach: 'record' | 'list' | 'intake' | 'own' | 'self' | 'agency' | 'agency-list' | 'named-list'
  needs?: 'relationship' | 'fresh-sign-in'
  opens?: true
  finishes?: true
}

const screeners = ['contact-adviser', 'screening-manager', 'emergency-duty-worker'] as const
const receivers = [
  'social-worker',
  'team-manager',
  'early-help-coordinator',
  'emergency-duty-worker',
  'screening-manager',
] as const
const receiving = ['assessment', 'early-help-hub', 'mash', 'met-hub', 'emergency-duty'] as const
const door = ['screening', 'emergency-duty'] as const
const hub = ['social-worker', 'team-manager'] as const
const changers = [...screeners, 'social-worker', 'team-manager', 'early-help-coordinator'] as const

export const actions = {
  'contact.take': { words: 'take in a contact', fns: door, roles: screeners, reach: 'intake' },
  'contact.tray': { words: 'look down the tray', fns: door, roles: screeners, reach: 'list' },
  'contact.open': {
    words: 'open a contact',
    fns: ['screening', ...receiving],
    roles: [...screeners, 'social-worker', 'team-manager', 'early-help-coordinator'],
    reach: 'record',
    needs: 'relationship',
    opens: true,
    finishes: true,
  },
  'referral.apart-tray': {
    words: 'look at what was kept apart',
    fns: door,
    roles: screeners,
    reach: 'list',
  },
  'referral.apart-open': {
    words: 'open what was kept apart',
    fns: door,
    roles: screeners,
    reach: 'record',
  },
  'contact.recommend': { words: 'recommend an outcome', fns: door, roles: screeners, reach: 'record' },
  'contact.decide': { words: 'decide an outcome', fns: door, roles: screeners, reach: 'record' },
  'contact.move': {
    words: 'move a contact to the other council',
    fns: door,
    roles: screeners,
    reach: 'record',
  },
  'contact.follow-up': { words: 'record what came back', fns: door, roles: screeners, reach: 'record' },
  'contact.feedback': {
    words: 'tell the referrer',
    fns: [...door, 'mash'],
    roles: [...screeners, ...hub],
    reach: 'record',
  },
  // Whoever keeps the service in order needs none of what it holds (authorisation B3 step 6).
  'people.search': {
    words: 'search for people',
    fns: ['screening', ...receiving, 'oversight'],
    roles: 'any',
    reach: 'list',
  },
  'person.open': {
    words: 'open a person',
    fns: ['screening', ...receiving],
    roles: 'any',
    reach: 'record',
    opens: true,
  },
  'person.register': {
    words: 'register a person, or recognise one',
    fns: ['screening', ...receiving],
    roles: [...screeners, 'social-worker', 'team-manager', 'early-help-coordinator'],
    reach: 'record',
  },
  'person.change': {
    words: 'change what is held of a person',
    fns: ['screening', ...receiving],
    roles: changers,
    reach: 'record',
  },
  'person.flag': {
    words: 'put up or take down a flag',
    fns: ['screening', ...receiving],
    roles: [...changers, 'marac-coordinator'],
    reach: 'record',
  },
  'person.hide-address': {
    words: 'hide an address, or show it again',
    fns: ['screening', ...receiving],
    roles: changers,
    reach: 'record',
  },
  'person.restrict': {
    words: 'restrict a record to named workers',
    fns: ['screening', ...receiving],
    roles: ['screening-manager', 'team-manager', 'social-worker'],
    reach: 'record',
  },
  'person.seal': {
    words: 'seal a record, or look after a sealed one',
    fns: ['oversight'],
    roles: ['privacy-officer'],
    reach: 'record',
    needs: 'fresh-sign-in',
  },
  'person.link': {
    words: 'say that two records are, or are not, the same person',
    fns: ['screening', ...receiving],
    roles: changers,
    reach: 'record',
  },
  'person.merge': {
    words: 'merge two records of one person, or undo it',
    fns: ['screening', ...receiving],
    roles: ['screening-manager', 'team-manager', 'social-worker'],
    reach: 'record',
  },
  'people.review': {
    words: 'look down the queue of people who may be the same',
    fns: ['screening', ...receiving],
    roles: changers,
    reach: 'list',
  },
  'people.imports': {
    words: 'look at the files of people brought in',
    fns: ['administration'],
    roles: ['administrator'],
    reach: 'list',
  },
  'people.import': {
    words: 'bring in a council’s people',
    fns: ['administration'],
    roles: ['administrator'],
    reach: 'record',
  },
  'sealed-search.tray': {
    words: 'look at searches that met a sealed record',
    fns: ['oversight'],
    roles: ['privacy-officer'],
    reach: 'list',
    needs: 'fresh-sign-in',
  },
  'sealed-search.answer': {
    words: 'answer a search that met a sealed record',
    fns: ['oversight'],
    roles: ['privacy-officer'],
    reach: 'record',
    needs: 'fresh-sign-in',
  },
  'hand-over.tray': {
    words: 'look down the hand-over tray',
    fns: receiving,
    roles: receivers,
    reach: 'list',
  },
  'hand-over.open': {
    words: 'open a hand-over',
    fns: ['screening', ...receiving],
    roles: [...receivers, 'contact-adviser'],
    reach: 'record',
    needs: 'relationship',
    opens: true,
    finishes: true,
  },
  'hand-over.accept': { words: 'accept and allocate', fns: receiving, roles: receivers, reach: 'record' },
  'hand-over.query': { words: 'query a hand-over', fns: receiving, roles: receivers, reach: 'record' },
  'hand-over.answer': { words: 'answer a query', fns: door, roles: screeners, reach: 'record' },
  'hand-over.queried': { words: 'look at what teams sent back', fns: door, roles: screeners, reach: 'list' },
  'enquiry.board': {
    words: 'look at the board of enquiries',
    fns: ['mash', 'oversight', 'emergency-duty'],
    roles: [...hub, 'director', 'emergency-duty-worker'],
    reach: 'list',
  },
  'enquiry.open': {
    words: 'open an enquiry',
    fns: ['mash', 'emergency-duty'],
    roles: [...hub, 'emergency-duty-worker'],
    reach: 'record',
    needs: 'relationship',
    opens: true,
    finishes: true,
  },
  'enquiry.rate': {
    words: 'rate the urgency of an enquiry',
    fns: ['mash', 'emergency-duty'],
    roles: [...hub, 'emergency-duty-worker'],
    reach: 'record',
  },
  'enquiry.work': {
    words: 'work on an enquiry',
    fns: ['mash', 'emergency-duty'],
    roles: [...hub, 'emergency-duty-worker'],
    reach: 'record',
    finishes: true,
  },
  // Night staff decide alone where a red enquiry runs on past closing time (procedures 8; clocks 4.3).
  'enquiry.decide': {
    words: 'decide for a child of an enquiry',
    fns: ['mash', 'emergency-duty'],
    roles: ['team-manager', 'emergency-duty-worker'],
    reach: 'record',
  },
  'request.tray': {
    words: 'look at what your agency is asked',
    fns: ['navigator'],
    roles: ['navigator'],
    reach: 'agency-list',
  },
  'request.open': {
    words: 'open what your agency is asked',
    fns: ['navigator'],
    roles: ['navigator'],
    reach: 'agency',
  },
  'request.answer': {
    words: 'answer what your agency is asked',
    fns: ['navigator'],
    roles: ['navigator'],
    reach: 'agency',
  },
  'record.read': {
    words: 'read who looked',
    fns: ['screening', 'oversight', ...receiving],
    roles: ['screening-manager', 'team-manager', 'privacy-officer', 'director'],
    reach: 'record',
  },
  'outbox.read': {
    words: 'read the outbox',
    fns: ['screening', 'oversight', 'emergency-duty'],
    roles: ['screening-manager', 'contact-adviser', 'emergency-duty-worker', 'director'],
    reach: 'list',
  },
  'alerts.read': {
    words: 'read alerts',
    fns: 'any',
    roles: [
      'screening-manager',
      'team-manager',
      'privacy-officer',
      'director',
      'emergency-duty-worker',
      'agreements-officer',
    ],
    reach: 'list',
  },
  'alert.close': {
    words: 'mark an alert as seen',
    fns: 'any',
    roles: [
      'screening-manager',
      'team-manager',
      'privacy-officer',
      'director',
      'emergency-duty-worker',
      'agreements-officer',
    ],
    reach: 'record',
  },
  'alerts.own': { words: 'read what you are told yourself', fns: 'any', roles: 'any', reach: 'list' },
  'alert.own-seen': {
    words: 'mark what you are told yourself as seen',
    fns: 'any',
    roles: 'any',
    reach: 'record',
  },
  'agreements.read': { words: 'read the agreements in force', fns: 'any', roles: 'any', reach: 'own' },
  'agreement.drafts': {
    words: 'look at agreements being drafted',
    fns: ['oversight'],
    roles: ['agreements-officer', 'director'],
    reach: 'own',
  },
  'agreement.record': {
    words: 'write down what your council agreed, decided or signed',
    fns: ['oversight'],
    roles: ['agreements-officer'],
    reach: 'record',
  },
  'agreement-change.read': {
    words: 'read what is to be changed of an agreement',
    fns: ['oversight'],
    roles: ['agreements-officer', 'director'],
    reach: 'list',
  },
  // Each officer binds the council that employs them and no other (governance A2: a decision of every party).
  'agreement-change.act': {
    words: 'ask for a change to an agreement, or decide on one',
    fns: ['oversight'],
    roles: ['agreements-officer'],
    reach: 'record',
  },
  'calendar.edit': {
    words: 'change the bank holidays',
    fns: ['administration'],
    roles: ['administrator'],
    reach: 'own',
  },
  'settings.edit': {
    words: 'change a setting',
    fns: ['administration'],
    roles: ['administrator'],
    reach: 'own',
  },
  'change.propose': {
    words: 'propose a change',
    fns: ['administration'],
    roles: ['administrator'],
    reach: 'own',
  },
  'change.read': {
    words: 'look at what is proposed',
    fns: ['administration', 'oversight'],
    roles: ['administrator', 'director', 'agreements-officer'],
    reach: 'own',
  },
  'change.approve': {
    words: 'agree to a change, or refuse it',
    fns: ['administration', 'oversight'],
    roles: ['administrator', 'director', 'agreements-officer'],
    reach: 'own',
  },
  'postcodes.load': {
    words: 'load postcodes',
    fns: ['administration'],
    roles: ['administrator'],
    reach: 'own',
  },
  'authority-gap.list': {
    words: 'look at work done with no agreement in force',
    fns: ['oversight'],
    roles: ['director', 'agreements-officer'],
    reach: 'list',
  },
  'authority-gap.open': {
    words: 'open work done with no agreement in force',
    fns: ['oversight'],
    roles: ['director', 'agreements-officer'],
    reach: 'record',
    opens: true,
  },
  'authority-gap.answer': {
    words: 'answer for work done with no agreement in force',
    fns: ['oversight'],
    roles: ['director', 'agreements-officer'],
    reach: 'record',
  },
  'why.read': {
    words: 'read why something can, or cannot, be seen or done',
    fns: 'any',
    roles: 'any',
    reach: 'self',
  },
  'hat.choose': { words: 'choose whom to act for', fns: 'any', roles: 'any', reach: 'self' },
  'sign-in.again': { words: 'show that it is still you', fns: 'any', roles: 'any', reach: 'self' },
  'sign-in.own': { words: 'look at where you are signed in', fns: 'any', roles: 'any', reach: 'self' },
  'sign-in.end': {
    words: 'sign yourself out somewhere else',
    fns: 'any',
    roles: 'any',
    reach: 'self',
    needs: 'fresh-sign-in',
  },
  'passkey.change': {
    words: 'add, name or remove a passkey',
    fns: 'any',
    roles: 'any',
    reach: 'self',
    needs: 'fresh-sign-in',
  },
  'invitation.list': {
    words: 'look at who was invited to make a passkey',
    fns: ['administration', 'navigator'],
    roles: ['administrator', 'navigator'],
    reach: 'own',
  },
  'invitation.make': {
    words: 'invite somebody to make a passkey, or stop one',
    fns: ['administration', 'navigator'],
    roles: ['administrator', 'navigator'],
    reach: 'own',
    needs: 'fresh-sign-in',
  },
  // Police on duty in the hub, too: a child found in the area triggers duties of theirs (authorisation B5).
  'emergency-card.open': {
    words: 'open the emergency card',
    fns: [...door, 'navigator'],
    roles: [...screeners, 'police-duty'],
    reach: 'own',
  },
  'glass.break': {
    words: 'open a household at once by breaking the glass',
    fns: ['screening', ...receiving],
    roles: changers,
    reach: 'record',
  },
  'figures.read': {
    words: 'read how many contacts came and what became of them',
    fns: ['oversight'],
    roles: ['director'],
    reach: 'own',
  },
  'access-history.start': {
    words: 'look at who looked',
    fns: ['oversight'],
    roles: ['privacy-officer'],
    reach: 'list',
  },
  'access-history.person': {
    words: 'look at who looked at somebody',
    fns: ['oversight'],
    roles: ['privacy-officer'],
    reach: 'record',
  },
  'access-history.staff': {
    words: 'look at what a worker looked at',
    fns: ['oversight'],
    roles: ['privacy-officer'],
    reach: 'record',
  },
  'privacy-review.tray': {
    words: 'look down the looks to ask about',
    fns: ['oversight'],
    roles: ['privacy-officer', 'director'],
    reach: 'list',
  },
  'privacy-review.open': {
    words: 'open a look to ask about',
    fns: ['oversight'],
    roles: ['privacy-officer', 'director'],
    reach: 'record',
  },
  'privacy-review.decide': {
    words: 'write down what came of asking',
    fns: ['oversight'],
    roles: ['privacy-officer'],
    reach: 'record',
  },
  'proof.read': {
    words: 'read the proof of the record',
    fns: ['oversight'],
    roles: ['privacy-officer', 'director'],
    reach: 'list',
  },
  'grant.list': {
    words: 'look at who is let in to single records',
    fns: ['oversight'],
    roles: ['privacy-officer', 'director'],
    reach: 'list',
  },
  'grant.open': {
    words: 'look at what is named to somebody',
    fns: ['oversight'],
    roles: ['privacy-officer', 'director'],
    reach: 'record',
  },
  'grant.give': {
    words: 'let somebody in to single records',
    fns: ['oversight'],
    roles: ['privacy-officer', 'director'],
    reach: 'list',
  },
  'grant.change': {
    words: 'agree to letting somebody in, or end it',
    fns: ['oversight'],
    roles: ['privacy-officer', 'director'],
    reach: 'record',
  },
  'named.list': {
    words: 'look at the records named to you',
    fns: ['quality-assurance', 'inspection', 'technical-support', 'subject-access'],
    roles: ['auditor', 'inspector', 'support-engineer', 'subject-access-officer'],
    reach: 'named-list',
  },
  'named.open': {
    words: 'open a record named to you',
    fns: ['quality-assurance', 'inspection', 'technical-support', 'subject-access'],
    roles: ['auditor', 'inspector', 'support-engineer', 'subject-access-officer'],
    reach: 'record',
    opens: true,
  },
  'exit-list.list': {
    words: 'look at exit lists',
    fns: ['oversight'],
    roles: ['agreements-officer', 'director'],
    reach: 'list',
  },
  'exit-list.draw': {
    words: 'draw up an exit list',
    fns: ['oversight'],
    roles: ['agreements-officer', 'director'],
    reach: 'list',
  },
  'exit-list.own': {
    words: 'look at the cases left to you',
    fns: ['screening', ...receiving],
    roles: changers,
    reach: 'named-list',
  },
  'emergency-card.review': {
    words: 'look at which emergency cards were opened',
    fns: ['oversight'],
    roles: ['privacy-officer', 'director'],
    reach: 'list',
  },
} as const satisfies Record<string, ActionRule>

export type Action = keyof typeof actions

export const ruleOf = (action: Action): ActionRule => actions[action]
