import { z } from 'zod'
import type { Tx } from '../db/index.ts'
import type { Page } from '../web/index.ts'
import { linkagesOf } from './adoption.sql.ts'
import { kinById } from './kin.sql.ts'
import { fullName } from './names.ts'
import { CustodyPage, type OneOfTwo } from './pages/custody.page.tsx'
import type { Person } from './person.ts'
import { custodyPage } from './seal.change.tsx'
import { findToChange, type ToChange } from './to-change.sql.ts'
import { workersById } from './workers.sql.ts'

const oneOfTwo = async (tx: Tx, { owner, id }: Person): Promise<readonly OneOfTwo[]> => {
  const linkages = await linkagesOf(tx, owner, id)
  return Promise.all(
    linkages.map(async ({ formerId, newId, adoptedOn, note }) => {
      const otherId = formerId === id ? newId : formerId
      const other = await kinById(tx, owner, otherId)
      return {
        name: other?.name ?? '',
        href: custodyPage(otherId),
        isNew: otherId === newId,
        adoptedOn,
        note,
      }
    }),
  )
}

/** What a custodian looks after: who may see a record, what may be answered about it, and the way to change either. */
export const custody: Page<{ id: string }, ToChange> = {
  path: '/people/:id/custody',
  action: 'person.seal',
  params: z.object({ id: z.uuid() }),
  find: (tx, { id }) => findToChange(tx, id),
  show: async ({ tx, it, visit }) => ({
    title: `Who may see ${fullName(it.person)}`,
    back: { href: '/sealed-searches', text: 'Searches that met a sealed record' },
    main: (
      <CustodyPage
        person={it.person}
        custodians={await workersById(tx, it.person.namedAccess)}
        linked={await oneOfTwo(tx, it.person)}
        at={visit.at}
      />
    ),
  }),
}
