/**
 * How often what is told about somebody is wrong, guessed, old or missing. Shares of mentions; the record's own noise
 * comes on top. At noise 2 every share doubles, at 0.5 it halves; numbers and parents are told as often as ever.
 */
export type Noise = typeof asMeasured

/** Names carried over from another alphabet are respelt oftener; over all households the share is the one named. */
export const asMeasured = {
  givenTypo: 0.07,
  /** 8 in 100 over all: a nickname, another transliteration, or spelt as it sounds. */
  variant: { carriedOver: 0.15, else: 0.06 },
  familyTypo: 0.07,
  /** 7 in 100: mother's, stepfather's or a former name, somebody else's altogether, or none. */
  otherFamily: 0.07,
  /** 1.2 in 100 over all: the family name comes first in Chinese. */
  swapped: { chinese: 0.1, else: 0.011 },
  bornMissing: { child: 0.12, adult: 0.35 },
  bornEstimated: 0.06,
  bornTurnedRound: 0.015,
  bornWrong: 0.035,
  postcodePrevious: 0.1,
  postcodeNew: 0.13,
  postcodeTypo: 0.03,
  postcodeMissing: 0.12,
  lineMissing: 0.4,
  sexMissing: 0.07,
  sexWrong: 0.003,
  parentTypo: 0.06,
  /** The child's family name taken for the parent's. */
  parentOtherFamily: 0.1,
  siblingTypo: 0.06,
  numberTypo: 0.01,
  generationWrong: 0.004,
} as const

/** How often these are told at all, whatever the noise. */
export const toldShares = {
  nhsNumber: 0.25,
  upn: 0.2,
  mother: 0.5,
  father: 0.2,
  /** Of children who have brothers or sisters. */
  siblings: 0.3,
  siblingBorn: 0.5,
  middle: 0.2,
  calledBeside: 0.04,
  multipleBirth: 0.15,
  /** Whether a child or an adult is meant; mostly plain from where on a form they are told of. */
  generation: 0.8,
} as const

/** The share at a given noise; never quite always. */
export const atNoise = (share: number, factor: number): number => Math.min(0.9, share * factor)
