import { type SettingName, settingInForce, settings } from '../clocks/index.ts'
import type { Setting } from './setting.ts'
import { numberTyped } from './typed.ts'

/** How long a sign-in lasts, and an invitation to make a passkey. Both change who may do what, so two agree to them. */

const inForceOf =
  (name: SettingName): Setting['inForce'] =>
  (rows, authority, on) =>
    settingInForce(rows, authority, name, on)?.value ?? settings[name].otherwise(authority)

const limits = settings['session-limits'].shape

const limitFields = [
  { name: 'idleMinutes', label: 'Unattended, minutes (5 to 240)', most: '5 to 240' },
  { name: 'longestHours', label: 'At most, hours (1 to 24)', most: '1 to 24' },
  { name: 'freshMinutes', label: 'Fresh after proving who one is, minutes (1 to 60)', most: '1 to 60' },
] as const

const sessionLimits: Setting = {
  name: 'session-limits',
  title: 'How long a sign-in lasts',
  why: 'After how long unattended, and after how long at most, somebody of this council must sign in again; and for how long after proving who they are they may do what asks for a fresh sign-in (ASVS 5.0 V7.3). What they were typing is kept.',
  fields: limitFields.map(({ name, label }) => ({ name, label, width: 3, isNumber: true })),
  read: (body) => Object.fromEntries(limitFields.map(({ name }) => [name, numberTyped(body, name)])),
  show: (value) => {
    const kept = limits.parse(value)
    return Object.fromEntries(limitFields.map(({ name }) => [name, String(kept[name])]))
  },
  inWords: (value) => {
    const { idleMinutes, longestHours, freshMinutes } = limits.parse(value)
    return `${String(idleMinutes)} minutes unattended, ${String(longestHours)} hours at most, fresh for ${String(freshMinutes)} minutes`
  },
  inForce: inForceOf('session-limits'),
  wrong: (value) => {
    const checked = limits.safeParse(value)
    if (checked.success) return null
    const at = limitFields.find(({ name }) => name === checked.error.issues[0]?.path[0]) ?? limitFields[0]
    return { field: at.name, text: `Enter a whole number, ${at.most}` }
  },
}

const invitation = settings['passkey-invitation'].shape

const passkeyInvitation: Setting = {
  name: 'passkey-invitation',
  title: 'Invitations to make a passkey',
  why: 'For how many hours by the clock an invitation can be used. People of partner agencies without a sign-in of their own come in by one.',
  fields: [{ name: 'hours', label: 'Hours (1 to 336)', width: 4, isNumber: true }],
  read: (body) => ({ hours: numberTyped(body, 'hours') }),
  show: (value) => ({ hours: String(invitation.parse(value).hours) }),
  inWords: (value) => `${String(invitation.parse(value).hours)} hours`,
  inForce: inForceOf('passkey-invitation'),
  wrong: (value) =>
    invitation.safeParse(value).success
      ? null
      : { field: 'hours', text: 'Enter a whole number of hours, 1 to 336' },
}

export const signInSettings: readonly Setting[] = [sessionLimits, passkeyInvitation]
