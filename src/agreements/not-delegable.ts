/**
 * What no council may have another do for it, with where that is written; the table not_delegable says the same, and
 * refuses it whoever writes.
 */
export const notDelegable: Readonly<Record<string, { words: string; source: string }>> = {
  'appointing-the-director-of-childrens-services': {
    words: 'Appointing the Director of Children’s Services',
    source: 'Children Act 2004 s.18',
  },
  'designating-the-lead-member': {
    words: 'Designating the Lead Member for Children’s Services',
    source: 'Children Act 2004 s.19',
  },
  'setting-the-budget': {
    words: 'Setting the budget and the council tax',
    source: 'Local Government Act 1972 s.101(6); Local Government Finance Act 1992 s.67',
  },
  'adopting-the-constitution': {
    words: 'Adopting the constitution',
    source: 'Local Government Act 2000 s.9P',
  },
  oversight: {
    words: 'A council’s own oversight of its records',
    source: 'governance A10, Sovereignty Guarantee',
  },
  administration: {
    words: 'A council’s own administration of this service',
    source: 'governance A10, Sovereignty Guarantee',
  },
}

export const isNotDelegable = (fn: string): boolean => Object.hasOwn(notDelegable, fn)
