import { type ToldAdult, type ToldChild, yearsOld } from '../../src/contacts/index.ts'
import { ethnicities, wordsFor } from '../../src/referrals/codes.ts'
import type { Chance } from './chance.ts'
import { emptyAdult, emptyChild } from './empty-told.ts'
import type { Family } from './families.ts'
import type { FamilyAdult, FamilyChild } from './members.ts'
import { ownWords } from './narratives.ts'
import { classOf } from './referrer.ts'
import type { Telling } from './telling.ts'

const spelt = (family: Family, name: string, spelling: number): string => {
  const [registered = ''] = family.spellings
  return name.replace(registered, family.spellings[spelling] ?? registered)
}

/** A child as it is told of: professionals know more, and health its own number. */
export const toldChild = (chance: Chance, telling: Telling, child: FamilyChild, nth: number): ToldChild => {
  const { family, arriving, spelling = 0, band } = telling
  const isUnborn = telling.unborn === true && nth === 0
  const sure = chance.happens(0.85)
  const professional = classOf(arriving.source) === 'professional'
  const known = (text: string, because: string) => (text === '' ? { notKnown: because } : { known: text })
  const code = family.community.ethnicity
  return {
    ...emptyChild,
    id: chance.id(arriving.receivedAt),
    givenNames: isUnborn ? '' : child.givenNames,
    familyName: spelt(family, child.familyName, spelling),
    bornOn: isUnborn || (!professional && !sure) ? null : child.bornOn,
    bornEstimated: !sure && professional,
    expectedOn: isUnborn ? child.bornOn : null,
    sex: isUnborn ? 'U' : child.sex,
    ethnicity: professional
      ? { known: `${wordsFor(ethnicities, code)} (${code})` }
      : { notKnown: 'Not asked' },
    religion: sure && professional ? { known: family.community.religion } : { notKnown: 'Not asked' },
    language: professional ? { known: family.community.language } : { notKnown: 'Not asked' },
    communication: { notKnown: 'Not asked' },
    disability: chance.happens(0.08) ? { known: 'Autism (AUT)' } : { known: 'None (NONE)' },
    nhsNumber: arriving.group === 'health' ? child.nhsNumber : '',
    upn: arriving.group === 'school' ? child.upn : '',
    school: known(child.school, isUnborn ? 'Not born yet' : 'Not at school yet'),
    health:
      arriving.group === 'health'
        ? { known: 'Withy Lane Surgery (invented)' }
        : { notKnown: 'Not known to us' },
    privatelyFostered: 'no',
    ownWords:
      nth === 0 && !isUnborn && yearsOld(child.bornOn, arriving.on) >= 4 ? chance.pick(ownWords[band]) : '',
    viewsNotSoughtBecause: professional ? 'Not the right moment to ask.' : '',
    ...telling.changes,
  }
}

/** A grown-up of the household as it is told of. */
export const toldAdult = (chance: Chance, telling: Telling, adult: FamilyAdult): ToldAdult => ({
  ...emptyAdult,
  id: chance.id(telling.arriving.receivedAt),
  name: spelt(telling.family, adult.name, telling.spelling ?? 0),
  bornOn: chance.happens(0.5) ? adult.bornOn : null,
  relation: adult.relation,
  part: adult.part,
  hasParentalResponsibility: adult.hasParentalResponsibility,
})
