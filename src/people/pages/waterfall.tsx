import { Details, Table } from '../../design/index.ts'
import { fieldWords, type PairWeighed } from '../../matching/index.ts'
import { bitsInFigures, oddsInWords, saysInWords } from '../weight.words.ts'

type Weighing = Pick<PairWeighed, 'weighed' | 'reasons' | 'modelVersion'>

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** How the weight came together, part by part: in words first, the figure beside them (matching 6, Explain). */
export const Waterfall = ({ pair, id }: { pair: Weighing; id: string }) => {
  const { prior, kin, weight } = pair.weighed
  const steps = [
    { what: 'To begin with', words: 'one person among all on record', bits: prior },
    ...pair.reasons.flatMap(({ field, words, bits }) =>
      field === 'kin' ? [] : [{ what: capital(fieldWords[field]), words, bits }],
    ),
    { what: 'Family', words: 'could be a brother, sister, twin or namesake', bits: kin },
  ]
  return (
    <Details id={`weight-${id}`} summaryText={`How sure: ${oddsInWords(weight)}`}>
      <Table
        caption="What speaks for and against, added up"
        captionClasses="govuk-visually-hidden"
        head={[{ text: 'Part' }, { text: 'What it says' }, { text: 'Bits', format: 'numeric' }]}
        rows={[
          ...steps.map(({ what, words, bits }) => [
            { text: what },
            { text: `${words}: ${saysInWords(bits)}` },
            { text: bitsInFigures(bits), format: 'numeric' },
          ]),
          [
            { html: <strong>Together</strong> },
            { html: <strong>{oddsInWords(weight)}</strong> },
            { text: bitsInFigures(weight), format: 'numeric' },
          ],
        ]}
      />
      <p class="govuk-hint">{`Weighed by the model of version ${pair.modelVersion}. A person decides.`}</p>
    </Details>
  )
}
