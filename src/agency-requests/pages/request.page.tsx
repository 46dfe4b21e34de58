import { CouncilLetter, type CouncilMark, InsetText, PhoneLink, TwoColumns } from '../../design/index.ts'
import { plainDay, dayOf } from '../../time/index.ts'
import type { Contribution } from '../answered.sql.ts'
import { agencyName } from '../agencies.ts'
import type { AnswerFile } from '../files.sql.ts'
import type { SaidItem } from '../said.sql.ts'
import { AnswerForm, type AnswerShown } from './answer-form.tsx'
import { AskedHead, type AskedShown, Footing, Worry } from './asked.tsx'
import type { Doorway } from './doorway.tsx'
import { type SaidOn, ToldBackSummary, WhatWasSaid } from './said.tsx'

export type OwnWords = { items: readonly SaidItem[]; files: readonly AnswerFile[]; on: SaidOn }

export type RequestShown = { asked: AskedShown; answer: AnswerShown; own: OwnWords }

/** What an agency is asked, what it has said, and the answer to give or to add to. */
export const RequestPage = ({ shown, door }: { shown: RequestShown; door: Doorway }) => (
  <>
    <AskedHead shown={shown.asked} />
    <TwoColumns asideLabel="On what footing you are asked" aside={<Footing shown={shown.asked} />}>
      <Worry request={shown.asked.request} />
      {!door.isLink && <WhatWasSaid {...shown.own} base={door.base} />}
      <AnswerForm shown={shown.answer} door={door} />
    </TwoColumns>
  </>
)

export type ContributionShown = {
  contribution: Contribution & { agency: string }
  council: CouncilMark | undefined
  own: OwnWords
  phone: string
  /** What this worker had typed and not sent when it closed; empty where nothing. */
  unsent: readonly string[]
}

const closedWords = ({ stage, closedAt }: Contribution): string => {
  if (closedAt === null) return 'No agreement lets your agency be asked or answer now.'
  const on = plainDay(dayOf(closedAt))
  return stage === 'withdrawn' ? `The MASH took its question back on ${on}.` : `The enquiry closed on ${on}.`
}

/** What somebody typed and could not send any more: theirs to copy, or to tell on the telephone. */
export const Unsent = ({ words }: { words: readonly string[] }) =>
  words.length === 0 ? null : (
    <InsetText>
      <h2 class="govuk-heading-s">What you wrote was not sent</h2>
      <p class="govuk-body">If it matters for the child, ring the MASH and tell them.</p>
      {words.map((text, index) => (
        <p key={index} class="govuk-body request__words">
          {text}
        </p>
      ))}
    </InsetText>
  )

/** Afterwards: the agency's own contribution, and what it went into. Nothing else of the enquiry. */
export const ContributionPage = ({ shown, base }: { shown: ContributionShown; base: string }) => {
  const { contribution, council, own, phone, unsent } = shown
  const { reference, agency, toldBack } = contribution
  return (
    <>
      <h1 class="govuk-heading-l">
        {council && <CouncilLetter {...council} />} {`What ${agencyName(agency)} said · ${reference}`}
      </h1>
      <ToldBackSummary
        closedWords={closedWords(contribution)}
        words={toldBack?.words ?? ''}
        outcomes={toldBack?.outcomes ?? []}
      />
      <Unsent words={unsent} />
      <WhatWasSaid {...own} base={base} />
      <p class="govuk-body">
        {'To add or correct something, ring the MASH: '}
        <PhoneLink number={phone} />
      </p>
    </>
  )
}
