import type { AuthorityCode, SystemActor } from '../access/index.ts'
import { bookFor } from '../clocks/index.ts'
import { asActor, asActorWithin, newId, type Tx } from '../db/index.ts'
import { contextFor, performWithin } from '../events/index.ts'
import { type Question, type SealedHit, sealedHits, takeQuestions } from '../matching/index.ts'
import { isOpenAt, type Instant, unlessUnpublished } from '../time/index.ts'
import type { House, Task } from '../web/index.ts'
import { heardInWords } from './heard-in-words.ts'
import { ruleFor, type AskedFor, type SealedSearchEvent } from './sealed-search.ts'
import { sameSearch, sealedSearchStream } from './sealed-search.sql.ts'

const mostAtOnce = 50

const serviceFor = (owner: AuthorityCode): SystemActor => ({
  kind: 'system',
  job: 'tell-custodians',
  actingFor: owner,
})

/**
 * After a search, at leisure: which sealed records was it like? Their custodians are told, with a clock that began when
 * the search was made. All of it happens here and nothing in the search, so the search takes no longer (B8 no. 19).
 */
export const tellCustodians: Task = async (_payload, house) => {
  const owners = (await house.councils()).map(({ code }) => code)
  for (let more = true; more;) more = await tellOfSome(house, owners)
}

const tellOfSome = async (house: House, owners: readonly AuthorityCode[]): Promise<boolean> => {
  const [first] = owners
  if (first === undefined) return false
  const at = house.now()
  return asActor(house.db, contextFor(serviceFor(first), 'sealed-search.answer', at), async (tx) => {
    const questions = await takeQuestions(tx, mostAtOnce)
    for (const owner of owners) {
      const actor = serviceFor(owner)
      await asActorWithin(tx, contextFor(actor, 'sealed-search.answer', at), async () => {
        for (const question of questions)
          for (const hit of await sealedHits(tx, question))
            await tell(tx, { actor, at, owner }, question, hit)
      })
    }
    return questions.length === mostAtOnce
  })
}

type From = { actor: SystemActor; at: Instant; owner: AuthorityCode }

const tell = async (tx: Tx, from: From, question: Question, hit: SealedHit): Promise<void> => {
  const { owner } = from
  const asked: AskedFor = {
    heard: heardInWords(question.heard),
    band: hit.band,
    agreeing: hit.agreeing,
    about: question.about,
    modelVersion: hit.modelVersion,
  }
  const { staffId, fn, askedAt } = question
  const before =
    staffId === null ? null : await sameSearch(tx, owner, { ...hit, staffId, askedAt, about: asked.about })
  const begin = async (): Promise<SealedSearchEvent> => {
    const book = await bookFor(tx, owner, askedAt)
    const isOpen = unlessUnpublished(() => isOpenAt(book.calendar, askedAt)) === true
    const clock = book.start(ruleFor(isOpen), askedAt)
    const { rule, dueAt } = clock
    const who = { personId: hit.personId, staffId, actingFor: question.owner, fn, askedAt }
    return { type: 'met', ...who, rule, dueAt, ...asked, starts: [clock] }
  }
  await performWithin(tx, sealedSearchStream, {
    ...from,
    action: 'sealed-search.answer',
    id: before ?? newId(),
    opens: before === null,
    decide: async (): Promise<readonly SealedSearchEvent[]> => [
      before === null ? await begin() : { type: 'met-again', askedAt, ...asked },
    ],
  })
}
