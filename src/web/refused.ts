import type { FastifyRequest } from 'fastify'
import type { Action, WhyNot } from '../access/index.ts'
import type { Visit } from './visit.ts'

/** What asks for one more step of somebody who may well be right: no refusal yet. */
const stepsOnTheWay: readonly WhyNot['rule'][] = ['no-hat', 'wrong-hat', 'sign-in-again', 'reason-needed']

/**
 * Writes a refusal into the log: who by their id, what, by which rule, and nothing of the record. What was asked of a
 * record stands in the record of looks besides; pages about no record have none (ASVS 5.0 V16.3.2, V16.3.3).
 */
export const logRefusal = (
  { log }: FastifyRequest,
  { actor }: Visit,
  action: Action,
  rule: WhyNot['rule'] | 'guard-of-form',
): void => {
  if (stepsOnTheWay.some((step) => step === rule)) return
  log.warn({ worker: actor.rights.staffId, actingFor: actor.actingFor, action, rule }, 'refused')
}
