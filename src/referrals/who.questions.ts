import type { Field } from '../questions/index.ts'

/** The first question, which decides how much else is asked. */
export const whoField: Field = {
  kind: 'choice',
  name: 'who',
  ask: 'must',
  label: 'Who are you?',
  missing: 'Choose who you are',
  options: [
    {
      value: 'professional',
      text: 'I work with children or families',
      hint: 'School, health, police, housing, charity or any other job or volunteering. About 20 minutes',
    },
    {
      value: 'public',
      text: 'I am a neighbour, relative or anybody else',
      hint: 'A few questions. You can stay anonymous',
    },
    { value: 'parent', text: 'I am the parent or carer, and want help for my family' },
    {
      value: 'young-person',
      text: 'I am a child or young person',
      hint: 'It can be about you or about somebody else',
    },
  ],
}
