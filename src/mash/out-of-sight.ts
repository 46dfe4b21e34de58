import type { Contact } from '../contacts/index.ts'
import type { Told } from './around.sql.ts'

/**
 * Somebody whose record is sealed is out of sight on the contact, and so in what was told of them: who was told what is
 * kept by ids, and its reason names those it was given for.
 */
export const toldInSight = (told: readonly Told[], contact: Contact | null): Told[] => {
  const hidden = new Set(
    (contact?.withheld ?? []).flatMap((what) => (what.kind === 'somebody' ? [what.subjectId] : [])),
  )
  return told.flatMap((each) => {
    const about = each.about.filter((id) => !hidden.has(id))
    if (about.length === each.about.length) return [each]
    return about.length === 0 ? [] : [{ ...each, about, because: '' }]
  })
}
