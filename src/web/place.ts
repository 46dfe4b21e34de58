import type { House, PasskeyPlace } from './house.ts'

/** The domain passkeys are made for and the origin their pages have, from the address by which people come. */
export const passkeyPlaceAt = (address: string): PasskeyPlace => {
  const { hostname, origin } = new URL(address)
  return { domain: hostname, origin }
}

/** Where people come to, from PUBLIC_URL. */
export const placeFrom = (publicUrl: string | undefined): Pick<House, 'publicUrl' | 'passkeys'> =>
  publicUrl === undefined || publicUrl === '' || !URL.canParse(publicUrl)
    ? {}
    : { publicUrl, passkeys: passkeyPlaceAt(publicUrl) }
