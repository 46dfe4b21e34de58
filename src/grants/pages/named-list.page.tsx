import { InsetText } from '../../design/index.ts'
import { counted, longTime } from '../../time/index.ts'
import type { Visit } from '../../web/index.ts'
import { givenKinds, grantStateAt, type NamedRecord } from '../grant.ts'
import type { GrantLine, RecordLine } from '../grant.sql.ts'
import type { Holder } from '../named.sql.ts'
import type { Shows } from '../named.view.ts'
import { StateTag } from './grants.page.tsx'
import { AskElsewhere } from './let-in.tsx'

type Props = {
  visit: Visit
  shows: Shows
  grants: readonly GrantLine[]
  named: readonly (NamedRecord & { grantId: string })[]
  lines: readonly RecordLine[]
  holders: readonly Holder[] | null
}

const wordsFor = (line: RecordLine, { identity }: Shows): string => {
  if (line.kind === 'person') return identity ? `Person: ${line.name || 'name not known'}` : 'Person'
  const reference = `Contact ${line.reference ?? ''}`
  return identity ? `${reference}: ${line.name}` : reference
}

const Named = ({ grant, named, lines, shows }: Props & { grant: GrantLine }) => {
  const ids = new Set(named.filter(({ grantId }) => grantId === grant.id).map(({ id }) => id))
  const here = lines.filter(({ id }) => ids.has(id))
  return (
    <>
      <ul class="govuk-list govuk-list--bullet">
        {here.map((line) => (
          <li key={line.id}>
            <a
              class="govuk-link"
              href={`/named-to-me/${line.kind === 'contact' ? 'contacts' : 'people'}/${line.id}`}
            >
              {wordsFor(line, shows)}
            </a>
          </li>
        ))}
      </ul>
      {here.length < grant.records && (
        <p class="govuk-body">
          {`${counted(grant.records - here.length, 'record')} of it cannot be shown to you. Ask ${grant.givenBy ?? 'whoever let you in'}.`}
        </p>
      )}
    </>
  )
}

const Grant = (props: Props & { grant: GrantLine }) => {
  const { grant, visit } = props
  const state = grantStateAt(grant, visit.at)
  return (
    <section>
      <h2 class="govuk-heading-m">
        {`${givenKinds[grant.kind].name}, until ${longTime(grant.until)} `}
        <StateTag state={state} />
      </h2>
      <p class="govuk-body">
        {`Given by ${grant.givenBy ?? 'the council'}${grant.approvedBy === null ? '' : ` and ${grant.approvedBy}`}, from ${longTime(grant.from)}.`}
      </p>
      <p class="govuk-body as-told">{grant.reason}</p>
      {state === 'in-force' && <Named {...props} />}
    </section>
  )
}

/** Everything a worker who is let in to single records can open: what is named to them, grant by grant. */
export const NamedListPage = (props: Props) => {
  const inForce = props.grants.filter((grant) => grantStateAt(grant, props.visit.at) === 'in-force')
  const others = props.grants.filter((grant) => !inForce.includes(grant))
  return (
    <>
      <h1 class="govuk-heading-l">Named to you</h1>
      <p class="govuk-body">
        You read what is listed here and nothing else, until it ends. Nothing of it can be downloaded or taken
        away; your name stands on every page, and each look is on the record of the child.
      </p>
      {inForce.length === 0 && <InsetText text="Nothing is named to you now." />}
      {[...inForce, ...others].map((grant) => (
        <Grant key={grant.id} {...props} grant={grant} />
      ))}
      <AskElsewhere holders={inForce.length === 0 ? null : props.holders} />
    </>
  )
}
