import type { AuthorityCard } from '../access/index.ts'
import { walk, type Answers, type Walked } from '../questions/index.ts'
import { foundKey, foundText } from './found.ts'
import { referralJourney } from './journey.ts'

/** Examples for tests: invented people, fictional numbers. */

const card = (code: string, shortName: string, letter: string): AuthorityCard => ({
  code,
  name: `${shortName} Council`,
  shortName,
  letter,
  colour: '#005500',
  dayPhone: '01632 960201',
  nightPhone: '01632 960299',
  dutyPhone: '01632 960211',
})

export const cambridgeshire = 'E10000003'
export const peterborough = 'E06000031'

export const cambridgeshireAndPeterborough: readonly AuthorityCard[] = [
  card(cambridgeshire, 'Cambridgeshire', 'C'),
  card(peterborough, 'Peterborough', 'P'),
]

/** A teacher who answers every question about one child and his mother. */
export const teachersAnswers: Answers = {
  who: 'professional',
  urgency: 'today',
  'your-name': 'Wren Tester',
  'your-role': 'Class teacher',
  workplace: '2A',
  agency: 'Elm Road Primary (invented)',
  'your-phone': '01632 960001',
  'your-email': 'wren.tester@example.org',
  relationship: 'Class teacher',
  'known-for': 'two years',
  'lead-consulted': 'yes',
  'safeguarding-lead': 'Alder Sample',
  'what-happened': 'Came to school with a burn on his hand and would not say how.',
  'when-where': 'This morning at school',
  'concern-arose': 'today at 9.15',
  'first-hand': 'yes',
  hurt: 'yes',
  injuries: 'Round burn, back of left hand, 1 cm',
  'where-now': 'At school',
  'with-whom': 'Teaching assistant',
  condition: 'Quiet, tearful',
  'child:c1:added': '0001',
  'child:c1:given-names': 'Robin',
  'child:c1:family-name': 'Placeholder',
  'child:c1:born': 'yes',
  'child:c1:born-on-day': '14',
  'child:c1:born-on-month': '3',
  'child:c1:born-on-year': '2020',
  'child:c1:sex': 'M',
  'child:c1:ethnicity': 'WBRI',
  'child:c1:religion': 'none',
  'child:c1:language': 'English',
  'child:c1:parents-language': 'English',
  'child:c1:interpreter': 'none',
  'child:c1:disability': ['NONE'],
  'child:c1:school': 'Elm Road Primary',
  'child:c1:health-not-known': 'yes',
  'child:c1:health-why': 'not on our record',
  'child:c1:own-words': 'It was hot',
  'child:c1:views': 'Wants to stay at school',
  'child:c1:lives': 'home',
  'child:c1:privately-fostered': 'no',
  'child:c1:looked-after': 'no',
  'child:c1:plan': 'no',
  address: '1 Invented Street',
  postcode: 'PE1 1AA',
  [foundKey(null)]: foundText('PE1 1AA', { kind: 'one', authority: peterborough, by: 'sector' }),
  'adult:a1:added': '0001',
  'adult:a1:name': 'Hazel Placeholder',
  'adult:a1:born-on-not-known': 'yes',
  'adult:a1:relation': 'mother',
  'adult:a1:part': 'household',
  'adult:a1:pr': 'yes',
  'adult:a1:alleged': 'no',
  'adult:a1:needs': 'none known to us',
  household: 'nobody else',
  visitors: 'nobody else',
  impact: 'Sleepy, behind with reading',
  history: 'nothing known',
  support: 'none',
  eha: 'no',
  strengths: 'Close to his aunt',
  threshold: '4',
  'threshold-section': 'physical harm',
  wants: 'That somebody sees him today',
  'parents-views-not-sought': 'Could put him at risk',
  'parent-told': 'no',
  'adult:a1:referral-agreed': 'not-sought',
  'adult:a1:referral-unasked-reason': 'risk-to-child',
  'adult:a1:agency-checks-agreed': 'not-sought',
  'adult:a1:agency-checks-unasked-reason': 'risk-to-child',
  'domestic-abuse': 'not-known',
  'visit-risks': 'none',
  'other-agencies': 'none',
}

export const professionalPath = (answers: Answers = teachersAnswers): Walked =>
  walk(referralJourney(cambridgeshireAndPeterborough), answers)
