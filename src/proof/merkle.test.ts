import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyRoot, foldRuns, GrowingTree, leafHash, runsOf, splitOf } from './merkle.ts'
import {
  consistencyProof,
  inclusionProof,
  provesConsistency,
  provesInclusion,
  rootOf,
} from './merkle-proof.ts'
import { flipped, MTH, PATH, PROOF, runsFrom, someHash } from './merkle.test-data.ts'

const leaves = Array.from({ length: 1026 }, (_, n) => Buffer.from(`leaf ${String(n)}`))
const hashes = leaves.map(leafHash)

describe('the tree, as RFC 6962 defines it', () => {
  test('of no leaves has the hash of nothing', () => {
    expect(emptyRoot.toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(new GrowingTree().root()).toEqual(emptyRoot)
    expect(MTH([])).toEqual(emptyRoot)
  })

  test('of one empty leaf has the hash of a nought', () => {
    expect(leafHash(Buffer.alloc(0)).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
  })

  test('is split at the largest power of two that is smaller than its size', () => {
    expect([2, 3, 4, 5, 8, 9, 2 ** 40 + 1].map(splitOf)).toEqual([1, 2, 2, 4, 4, 8, 2 ** 40])
  })

  test('has the same root by two ways of working it out, for every size from 0 to 1,025', async () => {
    const growing = new GrowingTree()
    for (let size = 0; size <= 1025; size += 1) {
      const slow = MTH(leaves.slice(0, size))
      expect(growing.root().equals(slow), `grown to ${String(size)}`).toBe(true)
      expect((await rootOf(size, runsFrom(hashes))).equals(slow), `of runs at ${String(size)}`).toBe(true)
      const next = hashes[size]
      if (next) growing.add(next)
    }
  })

  test('falls into full runs that cover it once', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 33 }), (size) => {
        const runs = runsOf(0, size)
        let at = 0
        for (const { level, n } of runs) {
          expect(n * 2 ** level).toBe(at)
          at += 2 ** level
        }
        expect(at).toBe(size)
        expect(runs.length).toBeLessThan(35)
      }),
    )
  })

  test('of nothing folds to the hash of nothing', () => expect(foldRuns([])).toEqual(emptyRoot))
})

/** Small trees whole, larger ones by chance. */
const sizes = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 1025 }))
const ofTree = sizes.chain((size) =>
  fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }),
)

describe('that a leaf is in a tree', () => {
  test('is proved by the path that RFC 6962 gives', async () => {
    await fc.assert(
      fc.asyncProperty(ofTree, async ({ size, index }) => {
        const path = await inclusionProof(index, size, runsFrom(hashes))
        expect(path).toEqual(PATH(index, leaves.slice(0, size)))
        const root = MTH(leaves.slice(0, size))
        expect(provesInclusion(hashes[index] ?? emptyRoot, index, size, path, root)).toBe(true)
      }),
    )
  })

  test('is proved for every leaf of every tree up to 70 leaves, and of none beside it', async () => {
    for (let size = 1; size <= 70; size += 1) {
      const root = MTH(leaves.slice(0, size))
      for (let index = 0; index < size; index += 1) {
        const path = await inclusionProof(index, size, runsFrom(hashes))
        const proves = (at: number, of: number) =>
          provesInclusion(hashes[index] ?? emptyRoot, at, of, path, root)
        expect(proves(index, size)).toBe(true)
        for (let other = 0; other < size; other += 1)
          if (other !== index) expect(proves(other, size)).toBe(false)
      }
    }
  })

  test('is not proved by anything else: another leaf, a changed, longer or shorter path, another root', async () => {
    await fc.assert(
      fc.asyncProperty(ofTree, fc.nat(), fc.nat(), async ({ size, index }, bit, which) => {
        const path = await inclusionProof(index, size, runsFrom(hashes))
        const root = MTH(leaves.slice(0, size))
        const leaf = hashes[index] ?? emptyRoot
        expect(provesInclusion(flipped(leaf, bit), index, size, path, root)).toBe(false)
        expect(provesInclusion(leaf, index, size, path, flipped(root, bit))).toBe(false)
        expect(provesInclusion(leaf, index, size, [...path, someHash(which)], root)).toBe(false)
        expect(provesInclusion(leaf, index, size, [someHash(which), ...path], root)).toBe(false)
        expect(provesInclusion(leaf, size, size, path, root)).toBe(false)
        expect(provesInclusion(leaf, -1, size, path, root)).toBe(false)
        if (path.length === 0) return
        expect(provesInclusion(leaf, index, size, path.slice(1), root)).toBe(false)
        const at = which % path.length
        const bent = path.map((each, n) => (n === at ? flipped(each, bit) : each))
        expect(provesInclusion(leaf, index, size, bent, root)).toBe(false)
      }),
    )
  })

  test('is not asked of a leaf that is not there', async () => {
    await expect(inclusionProof(3, 3, runsFrom(hashes))).rejects.toThrow(RangeError)
    await expect(inclusionProof(-1, 3, runsFrom(hashes))).rejects.toThrow(RangeError)
    await expect(inclusionProof(0.5, 3, runsFrom(hashes))).rejects.toThrow(RangeError)
  })
})

const twoSizes = sizes.chain((later) =>
  fc.record({ later: fc.constant(later), earlier: fc.integer({ min: 1, max: later }) }),
)
const head = (size: number) => ({ size, root: MTH(leaves.slice(0, size)) })

describe('that a tree begins with an earlier one', () => {
  test('is proved by the proof that RFC 6962 gives', async () => {
    await fc.assert(
      fc.asyncProperty(twoSizes, async ({ earlier, later }) => {
        const proof = await consistencyProof(earlier, later, runsFrom(hashes))
        expect(proof).toEqual(PROOF(earlier, leaves.slice(0, later)))
        expect(provesConsistency(head(earlier), head(later), proof)).toBe(true)
      }),
    )
  })

  test('is proved for every pair of sizes up to 70, and for no other pair by the same proof', async () => {
    for (let later = 1; later <= 70; later += 1) {
      for (let earlier = 1; earlier <= later; earlier += 1) {
        const proof = await consistencyProof(earlier, later, runsFrom(hashes))
        expect(provesConsistency(head(earlier), head(later), proof)).toBe(true)
        if (earlier > 1) expect(provesConsistency(head(earlier - 1), head(later), proof)).toBe(false)
        if (earlier < later) expect(provesConsistency(head(later), head(earlier), proof)).toBe(false)
      }
    }
  })

  test('every tree begins with the empty one, and with itself', () => {
    expect(provesConsistency(head(0), head(5), [])).toBe(true)
    expect(provesConsistency(head(0), head(5), [someHash(1)])).toBe(false)
    expect(provesConsistency(head(5), head(5), [])).toBe(true)
    expect(provesConsistency(head(5), { size: 5, root: someHash(1) }, [])).toBe(false)
  })

  test('is not proved of a tree in which any earlier leaf is another, was taken out or put in, or two changed places', async () => {
    await fc.assert(
      fc.asyncProperty(
        twoSizes.filter(({ earlier, later }) => earlier < later),
        fc.nat(),
        fc.constantFrom('other', 'out', 'in', 'places'),
        async ({ earlier, later }, chosen, how) => {
          const at = chosen % earlier
          const swapped = (at + 1) % earlier
          const forged = leaves.slice(0, later + 1)
          const leaf = forged[at] ?? Buffer.alloc(0)
          if (how === 'other') forged[at] = Buffer.from('another')
          if (how === 'out') forged.splice(at, 1)
          if (how === 'in') forged.splice(at, 0, Buffer.from('another'))
          if (how === 'places') {
            if (swapped === at) return
            forged[at] = forged[swapped] ?? leaf
            forged[swapped] = leaf
          }
          const rewritten = forged.slice(0, later)
          const proof = await consistencyProof(earlier, later, runsFrom(rewritten.map(leafHash)))
          expect(provesConsistency(head(earlier), { size: later, root: MTH(rewritten) }, proof)).toBe(false)
        },
      ),
    )
  })

  test('is not proved by a changed, longer or shorter proof', async () => {
    await fc.assert(
      fc.asyncProperty(
        twoSizes.filter(({ earlier, later }) => earlier < later),
        fc.nat(),
        fc.nat(),
        async ({ earlier, later }, bit, which) => {
          const proof = await consistencyProof(earlier, later, runsFrom(hashes))
          const [before, after] = [head(earlier), head(later)]
          expect(provesConsistency(before, after, [...proof, someHash(which)])).toBe(false)
          expect(provesConsistency(before, after, proof.slice(1))).toBe(false)
          expect(provesConsistency(before, after, proof.slice(0, -1))).toBe(false)
          const at = which % proof.length
          const bent = proof.map((each, n) => (n === at ? flipped(each, bit) : each))
          expect(provesConsistency(before, after, bent)).toBe(false)
        },
      ),
    )
  })

  test('is not asked of a tree that is smaller', async () => {
    await expect(consistencyProof(4, 3, runsFrom(hashes))).rejects.toThrow(RangeError)
    await expect(consistencyProof(0, 3, runsFrom(hashes))).rejects.toThrow(RangeError)
  })
})
