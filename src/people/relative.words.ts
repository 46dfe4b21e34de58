/** What a list says in the place of who it is about, and of what was told: the line itself stays, and its time. */
export const relativeWords = { headline: 'Somebody related to you', summary: 'a colleague will see to it' }
