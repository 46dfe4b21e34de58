/** In this order: each calls itself by the names of those after it. */
const families: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
]

const machines: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
]

const found = (said: string, among: readonly (readonly [RegExp, string])[]): string | undefined =>
  among.find(([sign]) => sign.test(said))?.[1]

/** A browser as its owner would call it: 'Firefox on Windows'. Only the family: no version, nothing to follow people by. */
export const browserNamed = (userAgent: string | undefined): string => {
  const said = (userAgent ?? '').slice(0, 500)
  const [family, machine] = [found(said, families), found(said, machines)]
  if (family === undefined && machine === undefined) return 'Unknown browser'
  return machine === undefined ? (family ?? '') : `${family ?? 'Browser'} on ${machine}`
}
