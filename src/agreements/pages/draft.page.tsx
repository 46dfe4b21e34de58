import {
  Button,
  InsetText,
  SummaryList,
  type SummaryRow,
  Tag,
  Textarea,
  WarningText,
} from '../../design/index.ts'
import { addDays, plainDay, shortTimeWithYear } from '../../time/index.ts'
import { errorFor, Form, type FormState, one, type Visit } from '../../web/index.ts'
import { functionInWords, kindsInWords } from '../agreement.ts'
import type { DraftedFunction } from '../draft.content.ts'
import type { OpenedDraft } from '../draft.open.ts'
import { reservable } from '../function.form.ts'
import { type Amiss, amissInWords } from '../invariants.rule.ts'
import { notDelegable } from '../not-delegable.ts'
import { checkReferences } from '../statute.rule.ts'
import { SharingDrafted } from './draft-sharing.tsx'
import { DecisionList, DocumentList, SignatureList } from './record.tsx'
import { TakeOut } from './take-out.tsx'

export type DraftPageProps = {
  readonly opened: OpenedDraft
  readonly names: ReadonlyMap<string, string>
  readonly mayRecord: boolean
  readonly visit: Visit
  readonly form: FormState
}

const fact = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } })

const nameIn = (names: ReadonlyMap<string, string>, code: string): string => names.get(code) ?? code

const fnInWords = (fn: string): string => notDelegable[fn]?.words ?? functionInWords(fn)

const AmissList = ({ opened }: Pick<DraftPageProps, 'opened'>) => {
  const { functions } = opened.draft.content
  const said = ({ refused, nth }: Amiss): string =>
    nth === undefined
      ? amissInWords[refused]
      : `${fnInWords(functions[nth]?.fn ?? '')}: ${amissInWords[refused]}`
  return opened.amiss.length === 0 ? null : (
    <InsetText>
      <h2 class="govuk-heading-s">To put right before it can be decided</h2>
      <ul class="govuk-list govuk-list--bullet">
        {opened.amiss.map((each) => (
          <li key={`${each.refused} ${String(each.nth)}`}>{said(each)}</li>
        ))}
      </ul>
    </InsetText>
  )
}

/** What is known to be meant where a reference has a slip in it, and what to look at again. */
const referencesInWords = (text: string): string =>
  [
    text === '' ? 'Not said' : text,
    ...checkReferences(text).map((found) =>
      found.kind === 'typo'
        ? `${found.written} is a slip: ${found.meant} is meant.`
        : found.kind === 'unreadable'
          ? `“${found.written}” names no Act and section.`
          : `Look again: ${found.written} is not met elsewhere here.`,
    ),
  ].join(' · ')

const functionRows = (term: DraftedFunction, names: ReadonlyMap<string, string>): SummaryRow[] => [
  fact(
    'For whom',
    `${nameIn(names, term.discharger)} for ${nameIn(names, term.holder)}, ${term.clientGroup} only`,
  ),
  fact('When', `${plainDay(term.from)} to ${plainDay(addDays(term.to, -1))}`),
  fact('Power', referencesInWords(term.enablingPower)),
  fact('Duties', referencesInWords(term.statutoryBasis)),
  fact(
    'Where',
    [term.serviceArea, term.geography.join(', ')].filter(Boolean).join(' · ') || 'The whole area',
  ),
  fact('Teams', term.teams.join('; ') || 'Not said'),
  fact('Not included', term.exclusions.join('; ') || 'Nothing'),
  fact(
    'Kept back',
    term.reserved.map((each) => reservable[each as keyof typeof reservable]).join('; ') || 'Nothing',
  ),
  fact('Onward delegation', term.onwardAllowed ? 'Allowed' : 'Not allowed'),
]

const Functions = (props: DraftPageProps) => (
  <>
    <h2 class="govuk-heading-m">Functions delegated</h2>
    {props.opened.draft.content.functions.length === 0 && <p class="govuk-body">None.</p>}
    {props.opened.draft.content.functions.map((term, nth) => (
      <section key={`${term.fn} ${term.clientGroup} ${term.holder} ${String(nth)}`}>
        <SummaryList
          card={{ title: { text: fnInWords(term.fn), headingLevel: 3 } }}
          rows={functionRows(term, props.names)}
        />
        <TakeOut {...props} part="functions" nth={nth} what={fnInWords(term.fn)} />
      </section>
    ))}
  </>
)

const Paragraphs = (props: DraftPageProps) => {
  const { terms, schedules, scope } = props.opened.draft.content
  const all = [
    ...scope.map((each, nth) => ({
      part: 'scope' as const,
      nth,
      title: `About ${functionInWords(each.fn)}, ${each.clientGroup}`,
      words: each.words,
    })),
    ...schedules.map((each, nth) => ({
      part: 'schedules' as const,
      nth,
      title: `Schedule ${String(each.number)}: ${each.title}`,
      words: each.words,
    })),
    ...terms.map((each, nth) => ({ part: 'terms' as const, nth, ...each })),
  ]
  return (
    <>
      <h2 class="govuk-heading-m">What it says</h2>
      {all.length === 0 && <p class="govuk-body">Nothing yet.</p>}
      {all.map(({ part, nth, title, words }) => (
        <section key={`${part} ${String(nth)}`}>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
          <p class="govuk-body">{words}</p>
          <TakeOut {...props} part={part} nth={nth} what={title} />
        </section>
      ))}
    </>
  )
}

const HowFar = ({ opened, names }: DraftPageProps) => {
  const { draft, missing, choices } = opened
  const council = (code: string): boolean => choices.councils.some((each) => each.code === code)
  return (
    <SummaryList
      rows={draft.parties.map((code) => ({
        key: { text: nameIn(names, code) },
        value: {
          html: (
            <>
              {council(code) && (
                <>
                  {missing.decisions.includes(code) ? (
                    <Tag text="Not decided" classes="govuk-tag--yellow" />
                  ) : (
                    <Tag text="Decided" classes="govuk-tag--green" />
                  )}{' '}
                </>
              )}
              {missing.signatures.includes(code) ? (
                <Tag text="Not signed" classes="govuk-tag--yellow" />
              ) : (
                <Tag text="Signed" classes="govuk-tag--green" />
              )}
            </>
          ),
        },
      }))}
    />
  )
}

/** Where each thing that may be done about a draft of this kind is done. */
const waysOn = ({ id, content }: OpenedDraft['draft']): (readonly [string, string])[] => {
  const at = `/agreements/drafts/${id}`
  const isSharing = content.kind === 'information-sharing-agreement'
  return [
    [`${at}/heading`, 'Change what it is, between whom, for how long'],
    ...(isSharing
      ? ([[`${at}/sharing`, 'Say its tier, its review, and how little is shared']] as const)
      : ([[`${at}/function`, 'Add a function']] as const)),
    ...(isSharing && content.sharing !== null
      ? ([
          [`${at}/signatory`, 'Say as what a party signs'],
          [`${at}/flow`, 'Say who may tell whom what'],
        ] as const)
      : []),
    [`${at}/paragraph`, 'Add what it says: a schedule, a term, what it is about'],
    [`/agreements/${id}/write/document`, 'Add a document'],
    [`${at}/decision`, 'Record what your council decided'],
    [`${at}/signature`, 'Record a signature'],
  ]
}

const Doing = ({ opened, visit, form }: DraftPageProps) => {
  const { id, version } = opened.draft
  const ready =
    opened.amiss.length === 0 &&
    opened.missing.decisions.length === 0 &&
    opened.missing.signatures.length === 0
  const because = errorFor(form, 'because')
  return (
    <>
      <h2 class="govuk-heading-m">What you can do</h2>
      <ul class="govuk-list govuk-list--spaced">
        {waysOn(opened.draft).map(([href, text]) => (
          <li key={href}>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {ready ? (
        <Form visit={visit} action={`/agreements/drafts/${id}/now/conclude`}>
          <input type="hidden" name="version" value={version} />
          <WarningText text="Every council has decided it and every party has signed it as it stands here. Put on record, it gives the rights it says, from the days it says." />
          <Button text="Put it on record" preventDoubleClick />
        </Form>
      ) : (
        <p class="govuk-body">
          It can be put on record once every council has decided and every party has signed this version.
        </p>
      )}
      <Form visit={visit} action={`/agreements/drafts/${id}/now/withdraw`}>
        <input type="hidden" name="version" value={version} />
        <Textarea
          name="because"
          label={{ text: 'Why it is withdrawn', classes: 'govuk-label--s' }}
          rows={2}
          value={one(form.typed, 'because')}
          {...(because === undefined ? {} : { errorMessage: { text: because } })}
        />
        <Button text="Withdraw the draft" classes="govuk-button--warning" preventDoubleClick />
      </Form>
    </>
  )
}

export const DraftPage = (props: DraftPageProps) => {
  const { opened, names, mayRecord } = props
  const { content, version, id } = opened.draft
  return (
    <>
      <span class="govuk-caption-l">{`Draft, version ${String(version)}: gives nobody a right`}</span>
      <h1 class="govuk-heading-l">{content.title}</h1>
      <AmissList opened={opened} />
      <SummaryList
        rows={[
          fact('What it is', kindsInWords[content.kind] ?? content.kind),
          fact(
            'For how long',
            content.to === null
              ? `From ${plainDay(content.from)}, until ended by notice`
              : `${plainDay(content.from)} to ${plainDay(addDays(content.to, -1))}`,
          ),
          ...(content.mayExtendTo === null
            ? []
            : [fact('May be extended', `To ${plainDay(addDays(content.mayExtendTo, -1))} at most`)]),
          ...(content.noticeMonths === null
            ? []
            : [fact('Notice', `${String(content.noticeMonths)} calendar months`)]),
        ]}
      />
      <h2 class="govuk-heading-m">How far it is</h2>
      <HowFar {...props} />
      {content.kind !== 'information-sharing-agreement' && <Functions {...props} />}
      <SharingDrafted {...props} />
      <Paragraphs {...props} />
      <DecisionList
        decisions={opened.record.decisions}
        version={version}
        nameOf={(code) => nameIn(names, code)}
      />
      <SignatureList signatures={opened.record.signatures} version={version} agreementId={id} />
      <DocumentList
        documents={opened.record.documents}
        agreementId={id}
        nameOf={(code) => nameIn(names, code)}
      />
      {opened.done.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What your council has done about it</h2>
          <ul class="govuk-list govuk-list--bullet">
            {opened.done.map(({ at, words }) => (
              <li key={`${at} ${words}`}>{`${shortTimeWithYear(at)}: ${words}.`}</li>
            ))}
          </ul>
        </>
      )}
      {mayRecord && <Doing {...props} />}
    </>
  )
}
