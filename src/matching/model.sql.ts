import { sql } from 'kysely'
import type { Db, Tx } from '../db/index.ts'
import type { Day } from '../time/index.ts'
import { builtInModel } from './built-in-model.ts'
import type { MatchModel } from './model.ts'

/** Versions never change once saved, so what was read is remembered. A handful exist in ten years. */
const remembered = new Map<string, MatchModel>()

/**
 * The model of this version: one that was saved, or the one the service was built with. Null: never saved here, so what
 * was weighed by it cannot be worked out again. What the database says is in force is named by `app.match_vocabulary`.
 */
export const modelOfVersion = async (tx: Db | Tx, version: string): Promise<MatchModel | null> => {
  if (version === builtInModel.version) return builtInModel
  const known = remembered.get(version)
  if (known) return known
  const { rows } = await sql<{
    model: MatchModel | null
  }>`select app.match_model(${version}) as model`.execute(tx)
  const model = rows[0]?.model ?? null
  if (model !== null) remembered.set(version, model)
  return model
}

/** The model in force: the saved version named, else the one the service was built with. */
export const modelInForce = async (tx: Tx, version: string | null): Promise<MatchModel> =>
  (version === null ? null : await modelOfVersion(tx, version)) ?? builtInModel

/**
 * Saves a version to hold from a day on, for the command that estimated it: only the owner of the tables may, and a
 * version once saved is never changed (refused by the database).
 */
export const saveModel = async (owner: Db | Tx, model: MatchModel, effectiveFrom: Day): Promise<void> => {
  await sql`insert into matching.model (version, effective_from, parameters, estimated_from)
    values (${model.version}, ${effectiveFrom}::date, ${JSON.stringify(model)}::jsonb, ${model.estimatedFrom})`.execute(
    owner,
  )
}
