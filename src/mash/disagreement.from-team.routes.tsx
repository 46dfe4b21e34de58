import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { membershipsAt } from '../access/index.ts'
import { hubPhone, saidIn } from '../agency-requests/index.ts'
import { resourceOf } from '../events/index.ts'
import { type HandOver, handOverInSight, handOverStream, replayHandOver } from '../hand-overs/index.ts'
import { type Acted, type Acting, action, type House, page, type Page, type Visit } from '../web/index.ts'
import { disagreementsOf } from './around.sql.ts'
import { readWorried, textsOf, wordsFor } from './disagreement.form.ts'
import { DisagreeFromTeamPage } from './pages/disagree-from-team.page.tsx'
import { raiseDisagreement } from './raising.ts'
import { sayRefused, withErrors } from './saving.ts'
import { agenciesOf, type Withheld, withheldIn } from './withheld.ts'

/** The team a child is passed to says itself that it sees the decision differently: nobody has to ring and be written down. */

type OfHandOver = { id: string }
const ofHandOver: z.ZodType<OfHandOver> = z.object({ id: z.uuid() })

const ownTeam = ({ actor, at }: Visit, { toTeam }: HandOver) =>
  membershipsAt(actor.rights, at).find(({ teamId, fn }) => teamId === toTeam && fn === actor.fn)

const fromTeamPage: Page<OfHandOver, HandOver> = {
  path: '/hand-overs/:id/disagree',
  action: 'hand-over.open',
  params: ofHandOver,
  find: async (tx, { id }) => {
    const found = await replayHandOver(tx, id)
    const handOver = found && (await handOverInSight(tx, found))?.handOver
    return handOver && handOver.fromEnquiry !== null
      ? { resource: await resourceOf(tx, handOverStream, handOver), it: handOver }
      : null
  },
  show: async ({ tx, it, visit, form }) => ({
    title: `Disagree: ${it.reference}`,
    back: { href: `/hand-overs/${it.id}`, text: `Hand-over ${it.reference}` },
    main: (
      <DisagreeFromTeamPage
        shown={{
          visit,
          form,
          handOver: it,
          phone: await hubPhone(tx, it.owner, visit.at),
          raised: await disagreementsOf(tx, it.owner, it.fromEnquiry?.enquiryId ?? ''),
          isTheirs: ownTeam(visit, it) !== undefined,
        }}
      />
    ),
  }),
}

const raising = async (acting: Acting<OfHandOver>): Promise<Acted> => {
  const { body, params, visit } = acting
  const read = readWorried(body)
  if ('errors' in read) return withErrors(read.errors, body)
  let withheld: readonly Withheld[] = []
  const outcome = await raiseDisagreement(acting, 'hand-over.query', async (tx) => {
    const handOver = (await replayHandOver(tx, params.id))?.handOver
    const team = handOver && ownTeam(visit, handOver)
    if (!handOver?.fromEnquiry || !team) return { refused: 'not-theirs' }
    const { owner, contactId, reference, fromEnquiry } = handOver
    withheld = withheldIn(textsOf(body, ''), await saidIn(tx, owner, fromEnquiry.enquiryId), 'hub')
    if (withheld.length > 0) return { refused: `withheld-words:${agenciesOf(withheld).join(',')}` }
    return {
      enquiryId: fromEnquiry.enquiryId,
      contactId,
      reference,
      raisedBy: { kind: 'receiving-team', who: `${visit.actor.rights.name}, ${team.teamName}` },
      ...read.worried,
    }
  })
  if (outcome.done) return { goTo: `/hand-overs/${params.id}` }
  if (outcome.why === 'refused' && outcome.refused === 'not-theirs') return { done: false, why: 'not-found' }
  return sayRefused(outcome, body, { words: wordsFor(''), withheld, whoReads: 'the whole hub' })
}

export const fromTeamRoutes = (app: FastifyInstance, house: House): void => {
  page(app, house, fromTeamPage)
  action(app, house, {
    path: '/hand-overs/:id/disagree',
    action: 'hand-over.query',
    params: ofHandOver,
    from: fromTeamPage,
    act: raising,
  })
}
