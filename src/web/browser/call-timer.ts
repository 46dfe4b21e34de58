import { countOnFromServer } from './servers-time.ts'

const two = (number: number): string => String(number).padStart(2, '0')

const words = (seconds: number): string => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  return `${hours > 0 ? `${hours} h ` : ''}${hours > 0 ? two(minutes) : minutes} min ${two(seconds % 60)} s`
}

/** Counts the time since a call began. */
export const startCallTimers = (): void => {
  const serversTime = countOnFromServer()
  const show = (): void => {
    for (const timer of document.querySelectorAll<HTMLElement>('[data-call-began]')) {
      const began = Date.parse(timer.dataset['callBegan'] ?? '')
      if (!Number.isNaN(began))
        timer.textContent = `Call ${words(Math.max(0, Math.floor((serversTime() - began) / 1000)))}`
    }
  }
  if (document.querySelector('[data-call-began]') === null) return
  show()
  setInterval(show, 1000)
}
