import { settingInForce, settings } from '../clocks/index.ts'
import type { Setting } from './setting.ts'
import { numberTyped } from './typed.ts'

const looks = settings['looks-to-review'].shape

const looksToReview: Setting = {
  name: 'looks-to-review',
  title: 'Very many records opened',
  why: 'Whoever opens more records than this within an hour is asked about it by a privacy officer. Nothing is published; ours is a starting value.',
  fields: [{ name: 'records', label: 'Records in an hour', width: 4, isNumber: true }],
  read: (body) => ({ recordsInAnHour: numberTyped(body, 'records') }),
  show: (value) => ({ records: String(looks.parse(value).recordsInAnHour) }),
  inWords: (value) => `More than ${String(looks.parse(value).recordsInAnHour)} records in an hour`,
  inForce: (rows, authority, on) =>
    settingInForce(rows, authority, 'looks-to-review', on)?.value ??
    settings['looks-to-review'].otherwise(authority),
  wrong: (value) =>
    looks.safeParse(value).success
      ? null
      : { field: 'records', text: 'Enter a whole number of records, 1 or more' },
}

/** What the privacy officers' room is set by. */
export const privacySettings: readonly Setting[] = [looksToReview]
