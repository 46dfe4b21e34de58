import { PhoneLink } from './phone-link.tsx'

export type StubProps = {
  /** Peterborough */
  readonly council: string
  /** The duty manager's number, day or night as the hour is. */
  readonly dutyPhone: string
  /** Where whoever may not wait opens it at once; only for those who may break the glass. */
  readonly glassHref?: string | undefined
}

/**
 * A record that exists and may not be seen. It says so loudly and says whom to ring: a hidden record
 * must never look like "not known" to somebody who screens or is on emergency duty.
 */
export const Stub = ({ council, dutyPhone, glassHref }: StubProps) => (
  <div class="stub">
    <p class="stub__words">
      <strong>A record exists here that you can’t see.</strong> {`Ring the ${council} duty manager now: `}
      <PhoneLink number={dutyPhone} />
    </p>
    {glassHref !== undefined && (
      <p class="stub__words">
        {'It cannot wait? '}
        <a class="govuk-link" href={glassHref}>
          Break the glass
        </a>
      </p>
    )}
  </div>
)
