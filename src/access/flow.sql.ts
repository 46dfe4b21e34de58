import { sql } from 'kysely'
import type { Db } from '../db/index.ts'
import type { Day } from '../time/index.ts'
import { isDataCategory, isGateway, isPurpose } from './flow.words.ts'
import type { Flow, SharingAgreement, SignedAgreement } from './sharing-agreement.ts'

type FoundFlow = Omit<Flow, 'purpose' | 'categories' | 'gateways'> & {
  purpose: string
  categories: string[]
  gateways: string[]
}

type Found = Omit<SignedAgreement, 'instrument'> & {
  id: string
  title: string
  version: number
  parentId: string | null
  from: Day
  to: Day | null
  flows: FoundFlow[]
}

/** What this version of the service has no word for is left out: less is allowed, never more. */
const knownFlow = ({ purpose, categories, gateways, ...flow }: FoundFlow): Flow[] =>
  isPurpose(purpose)
    ? [
        {
          ...flow,
          purpose,
          categories: categories.filter(isDataCategory),
          gateways: gateways.filter(isGateway),
        },
      ]
    : []

const signed = ({
  id,
  title,
  version,
  parentId: _parent,
  flows: _flows,
  ...found
}: Found): SignedAgreement => ({
  ...found,
  instrument: { id, title, version },
})

/** Every information sharing agreement with its signatures and flows, in one question. They belong to all their parties. */
export const sharingAgreements = async (tx: Db): Promise<SharingAgreement[]> => {
  const { rows } = await sql<Found>`
    select i.id, i.title, i.version, i.valid_from as "from", i.valid_to as "to", a.tier, a.parent_id as "parentId",
      a.review_due as "reviewDue", a.published_url as "publishedUrl", a.dpia_reference as "dpiaReference",
      a.minimisation, a.retention,
      (select coalesce(json_agg(json_build_object('organisation', s.organisation, 'role', s.role,
          'signedOn', s.signed_on, 'responsibleOfficer', s.responsible_officer, 'breachContact', s.breach_contact,
          'withdrawnOn', s.withdrawn_on) order by s.signed_on, s.organisation), '[]')
        from sharing_signatory s where s.instrument_id = i.id) as signatures,
      (select coalesce(json_agg(json_build_object('id', f.id, 'purpose', f.purpose,
          'fromOrganisation', f.from_organisation, 'toOrganisation', f.to_organisation,
          'categories', f.data_categories, 'subjects', f.subjects, 'article6', f.article_6, 'article9', f.article_9,
          'schedule1', f.schedule_1, 'article10', f.article_10, 'gateways', f.statutory_gateways,
          'lawEnforcement', f.law_enforcement, 'section36', f.section_36_4, 'minimisation', f.minimisation,
          'retention', f.retention, 'from', f.valid_from, 'to', f.valid_to) order by f.valid_from, f.id), '[]')
        from sharing_flow f where f.instrument_id = i.id) as flows
    from sharing_agreement a join instrument i on i.id = a.instrument_id
    order by a.tier, i.valid_from, i.id`.execute(tx)
  const byId = new Map(rows.map((found) => [found.id, found]))
  const parentOf = ({ parentId, title }: Found): SignedAgreement | null => {
    if (parentId === null) return null
    const parent = byId.get(parentId)
    if (!parent) throw new Error(`The tier 1 of ${title} could not be read.`)
    return signed(parent)
  }
  return rows.map((found) => ({
    ...signed(found),
    parent: parentOf(found),
    flows: found.flows.flatMap(knownFlow),
  }))
}

/** Names of the councils and agencies by code, for wording what is agreed between them. */
export const organisationNames = async (tx: Db): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.selectFrom('organisation').select(['code', 'name']).execute()
  return new Map(rows.map(({ code, name }) => [code, name]))
}
