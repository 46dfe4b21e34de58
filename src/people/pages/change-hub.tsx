import { fullName } from '../names.ts'
import type { Props } from './hub-part.tsx'
import { Particulars, Flags, Access } from './hub-what.tsx'
import { Addresses, Relationships } from './hub-where.tsx'
import { Names, Births, Numbers } from './hub-who.tsx'
import { SafeContact } from './safe-contact.tsx'

/** Everything held of somebody that can be changed, with the way to each change. What has ended is on their page. */
export const ChangeHub = ({ on, words }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <span class="govuk-caption-l">{fullName(on.person)}</span>
      <h1 class="govuk-heading-l">Change what is held</h1>
      <SafeContact person={on.person} />
      <Names on={on} words={words} />
      <Births on={on} />
      <Addresses on={on} words={words} />
      <Relationships on={on} words={words} />
      <Numbers on={on} words={words} />
      <Particulars on={on} />
      <Flags on={on} words={words} />
      <Access on={on} />
    </div>
  </div>
)
