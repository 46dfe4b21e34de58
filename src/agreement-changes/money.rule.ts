/** What a change costs or saves, in pence; costs are positive. */
export type Pence = number

export type MoneyRefusal = {
  refused: 'amount-needed' | 'amount-not-understood' | 'amount-ambiguous' | 'amount-too-large'
}

const largest: Pence = 100_000_000_000_00

/**
 * An amount in pounds as people type it: `141472`, `£141,472`, `-£1,200.50`. Refuses whatever could be read in two ways,
 * because a decision once carried its sum as `35,368,00` (governance A4): a comma must part off exactly three figures, a
 * point must be followed by one or two, and nothing else may part figures.
 */
export const penceTyped = (typed: string): Pence | MoneyRefusal => {
  const text = typed.trim().replace(/^([-−–]?)\s*£?\s*/u, (_, sign: string) => (sign === '' ? '' : '-'))
  if (text === '' || text === '-') return { refused: 'amount-needed' }
  if (!/^-?[\d.,'’\s]+$/.test(text)) return { refused: 'amount-not-understood' }
  const plain = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/.exec(text)
  if (!plain) return { refused: 'amount-ambiguous' }
  const [, sign = '', pounds = '', pence = ''] = plain
  const amount = Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'))
  if (amount > largest) return { refused: 'amount-too-large' }
  return sign === '' ? amount : 0 - amount
}

/** £141,472.00 a year more reads "£141,472.00"; what is saved reads "-£1,200.50". */
export const poundsInWords = (amount: Pence): string => {
  const [sign, whole] = [amount < 0 ? '-' : '', Math.abs(amount)]
  const pounds = String(Math.floor(whole / 100)).replaceAll(/\B(?=(\d{3})+$)/g, ',')
  return `${sign}£${pounds}.${String(whole % 100).padStart(2, '0')}`
}
