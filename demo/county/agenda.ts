import type { Instant } from '../../src/time/index.ts'

type Step = { at: Instant; nth: number; does: (at: Instant) => void }

/** What is going to happen, in the order of time; what happens may lead to more. What lies ahead of `until` never does. */
export class Agenda {
  private readonly steps: Step[] = []
  private planned = 0

  plan(at: Instant, does: (at: Instant) => void): void {
    this.planned += 1
    this.steps.push({ at, nth: this.planned, does })
  }

  run(until: Instant): void {
    for (;;) {
      const next = this.next()
      if (next === undefined || next.at >= until) return
      this.steps.splice(this.steps.indexOf(next), 1)
      next.does(next.at)
    }
  }

  private next(): Step | undefined {
    return this.steps.reduce<Step | undefined>(
      (first, step) =>
        first === undefined || step.at < first.at || (step.at === first.at && step.nth < first.nth)
          ? step
          : first,
      undefined,
    )
  }
}
