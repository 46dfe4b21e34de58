import type { Setting } from './setting.ts'
import { wholeNumbers } from './whole-numbers.setting.ts'

/** What decides who gets in, and for how long. All of it changes who may do what, so two agree to it. */
export const signInSettings: readonly Setting[] = [
  wholeNumbers({
    name: 'session-limits',
    title: 'How long a sign-in lasts',
    why: 'After how long unattended, and after how long at most, somebody of this council must sign in again; and for how long after proving who they are they may do what asks for a fresh sign-in (ASVS 5.0 V7.3). What they were typing is kept.',
    boxes: [
      { name: 'idleMinutes', label: 'Unattended, minutes', most: '5 to 240' },
      { name: 'longestHours', label: 'At most, hours', most: '1 to 24' },
      { name: 'freshMinutes', label: 'Fresh after proving who one is, minutes', most: '1 to 60' },
    ],
    inWords: ({ idleMinutes = '', longestHours = '', freshMinutes = '' }) =>
      `${idleMinutes} minutes unattended, ${longestHours} hours at most, fresh for ${freshMinutes} minutes`,
  }),
  wholeNumbers({
    name: 'tries-from-one-address',
    title: 'Tries from one address',
    why: 'How much may be tried from one internet address before whoever is there has to wait: referrals, codes and links each hour, signing in each quarter of an hour. A whole hospital may share one address, and somebody who guesses has one too. What is tried is no council’s yet, so of the councils’ values the smallest holds; an immediate danger is never made to wait (ASVS 5.0 V6.3.1).',
    boxes: [
      { name: 'referralsBegun', label: 'Referrals begun', most: '20 to 2000' },
      { name: 'referralsSent', label: 'Referrals sent', most: '20 to 1000' },
      { name: 'codesAsked', label: 'Codes asked for', most: '5 to 200' },
      { name: 'codesTried', label: 'Codes tried', most: '10 to 200' },
      { name: 'linksGuessed', label: 'Links and invitations that do not exist', most: '5 to 200' },
      { name: 'signInsBegun', label: 'Sign-ins begun', most: '100 to 10000' },
      { name: 'passkeysWrong', label: 'Passkeys that did not fit', most: '10 to 300' },
    ],
    inWords: ({
      referralsBegun = '',
      referralsSent = '',
      codesAsked = '',
      codesTried = '',
      linksGuessed = '',
      signInsBegun = '',
      passkeysWrong = '',
    }) =>
      `Referrals begun ${referralsBegun} and sent ${referralsSent}, codes asked for ${codesAsked} and tried ${codesTried}, wrong links ${linksGuessed}; sign-ins begun ${signInsBegun}, wrong passkeys ${passkeysWrong}`,
  }),
  wholeNumbers({
    name: 'searches-in-an-hour',
    title: 'Searches within an hour',
    why: 'How many searches for people and contacts somebody acting for this council may make within an hour: more than anybody types in an hour of calls, and far less than it takes to copy people out one by one.',
    boxes: [{ name: 'searches', label: 'Searches', most: '100 to 5000' }],
    inWords: ({ searches = '' }) => `${searches} searches`,
  }),
  wholeNumbers({
    name: 'passkey-invitation',
    title: 'Invitations to make a passkey',
    why: 'For how many hours by the clock an invitation can be used. People of partner agencies without a sign-in of their own come in by one.',
    boxes: [{ name: 'hours', label: 'Hours', most: '1 to 336' }],
    inWords: ({ hours = '' }) => `${hours} hours`,
  }),
  wholeNumbers({
    name: 'dormant-account',
    title: 'Accounts nobody uses',
    why: 'After how many days without a sign-in an account is asleep and signs nobody in until an administrator wakes it, with a reason (authorisation B3 step 1).',
    boxes: [{ name: 'days', label: 'Days', most: '7 to 730' }],
    inWords: ({ days = '' }) => `${days} days`,
  }),
  wholeNumbers({
    name: 'training-reminder',
    title: 'Reminder of training',
    why: 'For how many days before somebody’s training ends every page tells them so. Without valid training no record opens (authorisation B3 step 1).',
    boxes: [{ name: 'days', label: 'Days', most: '0 to 365' }],
    inWords: ({ days = '' }) => `${days} days before`,
  }),
  wholeNumbers({
    name: 'letting-in',
    title: 'Letting somebody in to single records',
    why: 'For how long at most an auditor, an inspector, a support engineer or whoever answers a subject access request is let in, and how long cases are left to named workers after an agreement lapsed where no run-on agreement says (authorisation B8 no. 15-18, R7).',
    boxes: [
      { name: 'auditDays', label: 'Audit, days', most: '1 to 92' },
      { name: 'inspectionDays', label: 'Inspection, days', most: '1 to 92' },
      { name: 'supportHours', label: 'Support, hours', most: '1 to 24' },
      { name: 'subjectAccessMonths', label: 'Subject access, months', most: '1 to 12' },
      { name: 'runOffDays', label: 'Exit list, days', most: '1 to 183' },
    ],
    inWords: ({
      auditDays = '',
      inspectionDays = '',
      supportHours = '',
      subjectAccessMonths = '',
      runOffDays = '',
    }) =>
      `Audit ${auditDays} days, inspection ${inspectionDays} days, support ${supportHours} hours, subject access ${subjectAccessMonths} months, exit list ${runOffDays} days`,
  }),
]

/** What times a council’s decisions about its agreements. */
export const agreementSettings: readonly Setting[] = [
  wholeNumbers({
    name: 'call-in-window',
    title: 'Call-in of decisions',
    why: 'How many working days after its publication a decision of this council can be called in and does not hold yet. Left empty where none are set and a named officer says the day (governance A4).',
    boxes: [{ name: 'workingDays', label: 'Working days', most: '1 or more, or nothing', orNone: true }],
    inWords: ({ workingDays = '' }) =>
      workingDays === '' ? 'A named officer says the day' : `${workingDays} working days`,
  }),
  wholeNumbers({
    name: 'extension-lead',
    title: 'Lead for an extension',
    why: 'How many months before an agreement ends its extension should be decided by all, so that notice can still be given (governance A2).',
    boxes: [{ name: 'months', label: 'Months', most: '1 to 60' }],
    inWords: ({ months = '' }) => `${months} months before the end`,
  }),
  wholeNumbers({
    name: 'sharing-review',
    title: 'Review of information sharing',
    why: 'How many months after it begins an information sharing agreement that this council drafts is to be reviewed, where the agreement names no day itself (governance A3).',
    boxes: [{ name: 'months', label: 'Months', most: '1 to 60' }],
    inWords: ({ months = '' }) => `${months} months after it begins`,
  }),
]
