import type { AuthorityCode } from '../access/index.ts'
import type { Places } from './places.sql.ts'

/** Why an address does not say by itself which council it is in. */
export type WhyUnknown = 'straddles' | 'unknown' | 'not-a-postcode' | 'not-given'

/** Which council a place is in, as far as is known. `how` says whether the postcode told us, or somebody we asked. */
export type Whereabouts =
  | { in: 'ours'; authority: AuthorityCode; how: 'postcode' | 'asked' }
  | { in: 'another-council'; council: string; how: 'postcode' | 'asked' }
  | { in: 'not-known'; because: WhyUnknown }

/** What a person answered when the page asked which council a place is in. */
export type AskedCouncil = { ours: AuthorityCode } | { another: string } | 'nobody-knows' | null

/** The answer of a person who was asked outranks the postcode: postcodes straddle, move and are misheard. */
export const whereaboutsOf = (places: Places | null, asked: AskedCouncil): Whereabouts => {
  if (asked !== null && asked !== 'nobody-knows') {
    return 'ours' in asked
      ? { in: 'ours', authority: asked.ours, how: 'asked' }
      : { in: 'another-council', council: asked.another, how: 'asked' }
  }
  if (places === null) return { in: 'not-known', because: 'not-given' }
  switch (places.kind) {
    case 'one':
      return { in: 'ours', authority: places.authority, how: 'postcode' }
    case 'another-council':
      return { in: 'another-council', council: places.district ?? 'another council', how: 'postcode' }
    case 'straddles':
    case 'unknown':
    case 'not-a-postcode':
      return { in: 'not-known', because: places.kind }
  }
}
