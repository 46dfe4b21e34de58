import type { AgreementPart } from '../agreements/index.ts'
import { WarningText } from '../design/index.ts'
import { counted, dayOf, plainDay } from '../time/index.ts'
import { isOver, stateOf } from './change.ts'
import { changesOf } from './change.sql.ts'
import { isConfirmed } from './governing.ts'
import { governanceChanges } from './governing.sql.ts'
import { titleOf } from './words.ts'

/** On an agreement's own page: what is to be changed of it, for whoever may read that, and what must be confirmed. */
export const changesOnAgreement: AgreementPart = async ({ tx, agreement, visit }) => {
  const today = dayOf(visit.at)
  const changes = await changesOf(tx, { instrumentId: agreement.id })
  const open = changes.filter((each) => !isOver(stateOf(each, today)))
  const unconfirmed = (await governanceChanges(tx)).filter((change) =>
    change.toConfirm.some((each) => each.instrumentId === agreement.id && !isConfirmed(each)),
  )
  const mayRead = visit.may('agreement-change.read').allowed
  if (!mayRead && open.length === 0 && unconfirmed.length === 0) return null
  return (
    <>
      <h2 class="govuk-heading-m">Changes to it</h2>
      {unconfirmed.map((change) => (
        <WarningText
          key={change.id}
          text={`A council is governed otherwise from ${plainDay(change.from)}: ${counted(change.toConfirm.filter((each) => each.instrumentId === agreement.id && !isConfirmed(each)).length, 'function')} of this agreement must be confirmed by both councils.`}
        />
      ))}
      {open.length === 0 ? (
        <p class="govuk-body">Nothing is under way.</p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {open.map((each) => (
            <li key={each.id}>
              {mayRead ? (
                <a class="govuk-link" href={`/agreement-changes/${each.id}`}>
                  {titleOf(each)}
                </a>
              ) : (
                titleOf(each)
              )}
            </li>
          ))}
        </ul>
      )}
      {mayRead && (
        <p class="govuk-body">
          <a class="govuk-link" href={`/agreements/${agreement.id}/changes`}>
            All changes, and to ask for one
          </a>
          {unconfirmed.length > 0 && (
            <>
              {' · '}
              <a class="govuk-link" href="/ways-of-governing">
                Confirm delegations
              </a>
            </>
          )}
        </p>
      )}
    </>
  )
}
