import { WarningText } from '../../design/index.ts'
import type { Person } from '../person.ts'

/** How somebody can be reached without danger to them: said before any number or address is read (procedures 1.2 row 42). */
export const SafeContact = ({ person }: { person: Pick<Person, 'particulars'> }) => (
  <>
    {person.particulars
      .filter(({ kind, to }) => kind === 'safe-contact' && to === null)
      .map(({ id, text }) => (
        <WarningText key={id} text={`Before you ring or write: ${text}`} />
      ))}
  </>
)
