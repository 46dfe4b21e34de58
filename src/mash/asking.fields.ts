/** How the fields of a question to agencies are called: each by the agency and the person it is about. */
export const categoriesField = (agency: string, person: string): string => `what-${agency}-${person}`
export const becauseField = (person: string): string => `because-${person}`
export const healthField = (person: string): string => `health-${person}`
export const questionsField = (agency: string): string => `questions-${agency}`

/** The name a question is kept under while it is written. */
export const askForm = (agencies: readonly string[]): string => `ask-${agencies.join('-')}`.slice(0, 80)
