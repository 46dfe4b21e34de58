/**
 * 64 bits of a text, signed as PostgreSQL's bigint is, the same on every machine and for good: keys are stored, so a
 * change here means making every key again (documentVersion). Two lanes of 32 bits after Bryc's public-domain cyrb53,
 * each lane finished with the other; BigInt arithmetic would be a hundred times slower.
 */
const lanes = new Uint32Array(2)
const joined = new BigInt64Array(lanes.buffer)

export const hash64 = (text: string): bigint => {
  let [one, other] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    one = Math.imul(one ^ letter, 2654435761)
    other = Math.imul(other ^ letter, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  lanes[0] = one
  lanes[1] = other
  return joined[0] ?? 0n
}
