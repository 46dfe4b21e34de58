/** The letters a council may word itself. */
export const letterNames = {
  acknowledgement: 'That it has arrived',
  'more-needed': 'That more is needed',
} as const

export type LetterName = keyof typeof letterNames

export const isLetter = (text: string): text is LetterName => Object.hasOwn(letterNames, text)

export const textClassNames: Readonly<Record<string, string>> = {
  'professional-full': 'to a professional who works with the child',
  'professional-limited': 'to another professional',
  public: 'to a member of the public',
  parent: 'to a parent',
  'young-person': 'to a young person',
}
