import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { connect } from '../../src/db/index.ts'
import { migrate } from '../../src/db/migrate.ts'
import { builtInModel } from '../../src/matching/built-in-model.ts'
import { saveModel } from '../../src/matching/model.sql.ts'
import type { MatchModel } from '../../src/matching/model.ts'
import { openDatabase } from '../../src/start/database.ts'
import { type Day, dayOf, isDay, nowInstant } from '../../src/time/index.ts'
import { accuracyOf, attached, likeliestFrom, shownTo } from './judged.ts'
import { estimateModel, type Estimated, levelLines } from './estimate.ts'

/**
 * `npm run match:estimate -- [--version NAME] [--people N] [--mentions N] [--out FILE] [--save [--from DAY]]`
 *
 * Learns the weights of matching from an invented register and prints them. `--out` writes them as a file; `--save` puts
 * them into the database of DATABASE_URL (or the embedded one) as a version that holds from that day on. A version once
 * saved never changes. The service's own, src/matching/built-in-model.ts, was learned in this way.
 */
const say = (line: string): void => console.log(line)

const whole = (text: string | undefined, usual: number, name: string): number => {
  const number = text === undefined ? usual : Number(text)
  if (Number.isInteger(number) && number >= 1_000) return number
  throw new Error(`--${name} takes a whole number from 1,000 on.`)
}

const asked = () => {
  const { values } = parseArgs({
    options: {
      version: { type: 'string' },
      people: { type: 'string' },
      mentions: { type: 'string' },
      out: { type: 'string' },
      save: { type: 'boolean', default: false },
      from: { type: 'string' },
    },
  })
  const today = dayOf(nowInstant())
  const from = values.from ?? today
  if (!isDay(from)) throw new Error('--from takes a day: 2027-01-31.')
  return {
    version: values.version ?? `estimated-${today}`,
    people: whole(values.people, 150_000, 'people'),
    mentions: whole(values.mentions, 16_000, 'mentions'),
    out: values.out ?? null,
    saveFrom: values.save ? from : null,
  }
}

const tell = (estimated: Estimated): void => {
  const { model, answers } = estimated
  say(
    'Bits against a stranger, a brother or sister, a twin, a namesake of the family; how often seen among the same,',
  )
  say('strangers, siblings, twins, namesakes:')
  for (const line of levelLines(estimated, builtInModel)) say(line)
  say(`For one person told of: ${JSON.stringify(model.priors)}`)
  say(`Thresholds: ${JSON.stringify(model.thresholds)}`)
  const [all, attach] = [accuracyOf(answers, likeliestFrom(0)), accuracyOf(answers, attached)]
  const shown = shownTo(answers)
  say(
    `On other mentions of the same register: precision ${all.precision.toFixed(4)}, recall ${all.recall.toFixed(4)}, F1 ${all.f1.toFixed(4)};`,
  )
  say(
    `attached ${attach.precision.toFixed(4)} at ${attach.recall.toFixed(3)}; shown ${shown.mean.toFixed(2)} on average. \`npm run bench -- match\` tries it on people it has not seen.`,
  )
}

const save = async (model: MatchModel, from: Day): Promise<void> => {
  const database = await openDatabase(process.env, console.error, say)
  try {
    await migrate({ ownerUrl: database.ownerUrl, appUrl: process.env['DATABASE_APP_URL'] })
    const owner = connect(database.ownerUrl, { max: 1 })
    await saveModel(owner, model, from)
    await owner.destroy()
    say(`Saved as ${model.version}, to hold from ${from} on.`)
  } finally {
    await database.stop()
  }
}

try {
  const { version, people, mentions, out, saveFrom } = asked()
  if (version === builtInModel.version) throw new Error(`${version} is the version the service comes with.`)
  const estimated = estimateModel({ people, mentions, version, from: builtInModel })
  tell(estimated)
  if (out !== null) writeFileSync(out, `${JSON.stringify(estimated.model, null, 2)}\n`)
  if (saveFrom !== null) await save(estimated.model, saveFrom)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
