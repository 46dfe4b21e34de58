import { duration, dueInWords, instant, minutesBetween, timeLeftInWords } from '../time/index.ts'

/** What is known of one clock. Moments are ISO texts with their offset. */
export type ClockFace = {
  readonly startedAt: string
  readonly dueAt: string
  readonly now: string
  /** When it stopped; a stopped clock no longer runs, late or not. */
  readonly stoppedAt?: string | undefined
}

/** soon: less than a quarter of the time is left. */
export type ClockState = 'running' | 'soon' | 'late' | 'done-in-time' | 'done-late'

export type TimeLeftWords = {
  readonly state: ClockState
  /** 1 h 40 min left; 2 h late; done in 2 h 10 min, in time; done 3 h late */
  readonly headline: string
  /** due today 16:50; was due today 14:30 */
  readonly due: string
  /** Share of the time that is left, from 1 (just started) to 0 (due, late or stopped late). */
  readonly share: number
}

const shareLeft = (face: ClockFace, at: string): number => {
  const whole = minutesBetween(instant(face.startedAt), instant(face.dueAt))
  const left = minutesBetween(instant(at), instant(face.dueAt))
  return whole > 0 ? Math.min(1, Math.max(0, left / whole)) : 0
}

const stopped = (face: ClockFace, stoppedAt: string): TimeLeftWords => {
  const [started, due, stop] = [instant(face.startedAt), instant(face.dueAt), instant(stoppedAt)]
  const inTime = stop <= due
  const late = minutesBetween(due, stop)
  return {
    state: inTime ? 'done-in-time' : 'done-late',
    headline: inTime
      ? `done in ${duration(Math.max(0, minutesBetween(started, stop)))}, in time`
      : `done ${late < 1 ? 'less than 1 min' : duration(late)} late`,
    due: `was ${dueInWords(due, instant(face.now))}`,
    share: shareLeft(face, stoppedAt),
  }
}

const running = (face: ClockFace): TimeLeftWords => {
  const [due, now] = [instant(face.dueAt), instant(face.now)]
  const left = minutesBetween(now, due)
  const share = shareLeft(face, face.now)
  if (left < 0)
    return {
      state: 'late',
      headline: left > -1 ? 'less than 1 min late' : timeLeftInWords(due, now),
      due: `was ${dueInWords(due, now)}`,
      share: 0,
    }
  return {
    state: share < 0.25 ? 'soon' : 'running',
    headline: left < 1 ? 'less than 1 min left' : timeLeftInWords(due, now),
    due: dueInWords(due, now),
    share,
  }
}

/**
 * The words beside a time-left bar. Lateness is said in words first; colour only repeats it.
 * Due exactly now is not late: a limit is kept up to and including its last moment.
 */
export const timeLeftWords = (face: ClockFace): TimeLeftWords =>
  face.stoppedAt === undefined ? running(face) : stopped(face, face.stoppedAt)
