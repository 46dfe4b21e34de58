import { sql } from 'kysely'
import type { AgreementPart } from '../agreements/index.ts'
import { counted } from '../time/index.ts'

/** On an agreement's page, for those who answer for it: what was done under its functions when it was not in force. */
export const gapsOnAgreement: AgreementPart = async ({ tx, agreement, visit }) => {
  if (!visit.may('authority-gap.list').allowed || agreement.functions.length === 0) return null
  const kinds = agreement.functions.map(({ fn, clientGroup }) => `${fn} ${clientGroup}`)
  const { rows } = await sql<{ done: number }>`
    select coalesce(sum(activities), 0)::int as done from authority_gap_span
    where owner = ${visit.actor.actingFor} and fn || ' ' || client_group = any (${kinds}::text[])`.execute(tx)
  const done = rows[0]?.done ?? 0
  const council = visit.councils.find(({ code }) => code === visit.actor.actingFor)?.shortName ?? ''
  return done === 0 ? null : (
    <p class="govuk-body">
      {`${counted(done, 'thing was', 'things were')} done for ${council} under its functions with no agreement in force. `}
      <a class="govuk-link" href="/authority-gaps">
        Look at them
      </a>
    </p>
  )
}
