import { expect, test } from 'vitest'
import { outcomeNames, outcomeRule } from '../contacts/index.ts'
import { enquiryOutcomes, isEnquiryOutcome, isPassedOn } from './outcomes.rule.ts'
import { outcomeMeans, stillNeeds } from './outcomes.words.ts'
import { anEnquiry, ready } from './rules.test-data.ts'

test('every outcome of an enquiry is one of screening’s, and what is passed on has a team there', () => {
  for (const outcome of enquiryOutcomes) {
    expect(outcomeNames).toContain(outcome)
    const { to, closes } = outcomeRule(outcome)
    expect([outcome, isPassedOn(outcome), closes]).toEqual([outcome, to !== null, to === null])
  }
})

test('nothing else is one: an enquiry is never sent to the hub again', () => {
  expect(outcomeNames.filter(isEnquiryOutcome)).toHaveLength(enquiryOutcomes.length)
  expect(isEnquiryOutcome('mash')).toBe(false)
  expect(isEnquiryOutcome('toString')).toBe(false)
})

test('the most protective stands first, and each says what it means', () => {
  expect(enquiryOutcomes[0]).toBe('strategy-s47')
  for (const outcome of enquiryOutcomes) expect(outcomeMeans[outcome].length).toBeGreaterThan(20)
})

test('what an outcome still needs is what the rule would refuse it for', () => {
  const needed = (outcome: (typeof enquiryOutcomes)[number]) =>
    stillNeeds(anEnquiry(), outcome).map(({ href }) => href.split('/').at(-1))
  expect(Object.fromEntries(enquiryOutcomes.map((outcome) => [outcome, needed(outcome)]))).toEqual({
    'strategy-s47': [],
    'assessment-s17': ['rate', 'summary'],
    'early-help-hub': ['rate', 'summary', 'agreement'],
    'information-advice': ['rate'],
    'no-further-action': ['rate'],
  })
  for (const outcome of enquiryOutcomes) expect(stillNeeds(ready(), outcome)).toEqual([])
})
