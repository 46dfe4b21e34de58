import type { AuthorityCard } from '../../access/index.ts'
import { Ask, type At, Line, LooksBeside, OneOf, Words } from './fields.tsx'

type CouncilProps = { at: At; name: string; label: string; councils: readonly AuthorityCard[] }

/** Asked of the caller where the postcode does not say; never guessed (procedures 2.5). */
export const CouncilQuestion = ({ at, name, label, councils }: CouncilProps) => (
  <>
    <OneOf
      at={at}
      name={name}
      label={label}
      first="by-postcode"
      options={{
        'by-postcode': 'By the postcode',
        ...Object.fromEntries(councils.map((council) => [council.code, council.shortName])),
        another: 'Another council',
        'nobody-knows': 'Nobody knows',
      }}
    />
    <Line at={at} name={`${name}-name`} label="If another council, which?" width={20} />
  </>
)

/** 17 and 18 of the form: where the child lives, where they are now, with whom, and how they are. */
export const Home = ({ at, councils }: { at: At; councils: readonly AuthorityCard[] }) => (
  <>
    <Ask>Where do they live? Where is the child now, who is with them, and how are they?</Ask>
    <LooksBeside>
      <div class="call__row">
        <Line at={at} name="address" label="Home address" />
        <Line at={at} name="postcode" label="Postcode" width={10} names />
        <Line at={at} name="home-phone" label="Family’s telephone" kind="tel" />
      </div>
      <Line
        at={at}
        name="previous-addresses"
        label="Earlier addresses"
        hint="With the postcode where it is known; a semicolon between two"
      />
    </LooksBeside>
    <CouncilQuestion at={at} name="council" label="Which council is it in?" councils={councils} />
    <div class="call__row">
      <Line at={at} name="where-now" label="Where the child is now" />
      <Line at={at} name="with-whom" label="With whom" />
    </div>
    <Words
      at={at}
      name="condition"
      label="How the child is: hurt, frightened, safe?"
      hint="When are they next due home or at school?"
    />
  </>
)
