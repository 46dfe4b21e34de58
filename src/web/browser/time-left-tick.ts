import { timeLeftWords } from '../../design/time-left.words.ts'
import { countOnFromServer } from './servers-time.ts'

const states = ['running', 'soon', 'late', 'done-in-time', 'done-late']

const setText = (clock: Element, part: string, text: string): void => {
  const element = clock.querySelector(part)
  if (element !== null && element.textContent !== text) element.textContent = text
}

const drain = (clock: Element, share: number): void => {
  const fill = clock.querySelector('.time-left__fill')
  const width = Number(clock.querySelector('.time-left__track')?.getAttribute('width') ?? 0)
  const left = Math.round(share * width)
  fill?.setAttribute('x', String(width - left))
  fill?.setAttribute('width', String(left))
}

const renew = (clock: HTMLElement, now: string): void => {
  const { startedAt, dueAt, stoppedAt } = clock.dataset
  if (startedAt === undefined || dueAt === undefined || stoppedAt !== undefined) return
  const words = timeLeftWords({ startedAt, dueAt, now })
  setText(clock, '.time-left__headline', words.headline)
  setText(clock, '.time-left__due time', words.due)
  drain(clock, words.state === 'late' ? 1 : words.share)
  clock.classList.remove(...states.map((state) => `time-left--${state}`))
  clock.classList.add(`time-left--${words.state}`)
}

/**
 * Keeps the words of clocks true while a page stays open: "1 h 40 min left" is wrong a minute later.
 * Browsers without Temporal keep the words of the server until the page is read again.
 */
export const startTimeLeftTick = (): void => {
  if (!('Temporal' in globalThis)) return
  const serversTime = countOnFromServer()
  setInterval(() => {
    const now = new Date(serversTime()).toISOString()
    for (const clock of document.querySelectorAll<HTMLElement>('[data-time-left]')) renew(clock, now)
  }, 15_000)
}
