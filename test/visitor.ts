import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { type HTMLElement, parse } from 'node-html-parser'

type Fields = Readonly<Record<string, string | readonly string[]>>

const encode = (fields: Fields): string => {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const each of typeof value === 'string' ? [value] : value) pairs.append(name, each)
  }
  return pairs.toString()
}

/** Reads and submits pages as a person's browser without scripts would. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  page: HTMLElement = parse('')
  status = 0
  path = '/'
  private readonly app: FastifyInstance

  constructor(app: FastifyInstance) {
    this.app = app
  }

  /** The page as text a reader sees, white space folded. */
  get text(): string {
    return (this.page.querySelector('main') ?? this.page).textContent.replaceAll(/\s+/g, ' ').trim()
  }

  get heading(): string {
    return this.page.querySelector('h1')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''
  }

  async open(path: string): Promise<this> {
    return this.receive(await this.app.inject({ method: 'GET', url: path, headers: this.headers() }), path)
  }

  /** Posts fields as they are, with no form behind them. */
  async send(path: string, fields: Fields): Promise<this> {
    const response = await this.app.inject({
      method: 'POST',
      url: path,
      headers: { ...this.headers(), 'content-type': 'application/x-www-form-urlencoded' },
      payload: encode(fields),
    })
    return this.receive(response, path)
  }

  /** What the form on the present page with this action would send, with these fields filled in. */
  filled(action: string, fields: Fields = {}): Fields {
    const form = this.page
      .querySelectorAll('form')
      .find((each) => (each.getAttribute('action') ?? '').startsWith(action))
    if (!form)
      throw new Error(
        `There is no form to ${action} on ${this.path} (“${this.heading}”): ${this.text.slice(0, 600)}`,
      )
    return { ...standingIn(form), ...fields }
  }

  /** Fills in and sends the form on the present page whose action begins so. Hidden fields and defaults travel along. */
  async submit(action: string, fields: Fields = {}): Promise<this> {
    const form = this.page
      .querySelectorAll('form')
      .find((each) => (each.getAttribute('action') ?? '').startsWith(action))
    return this.send(form?.getAttribute('action') ?? action, this.filled(action, fields))
  }

  private headers(): Record<string, string> {
    return {
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      accept: 'text/html',
    }
  }

  private async receive(response: LightMyRequestResponse, path: string): Promise<this> {
    for (const cookie of response.cookies) {
      const { name, value, maxAge, expires } = cookie as {
        name: string
        value: string
        maxAge?: number
        expires?: Date
      }
      if (maxAge === 0 || (expires && expires.getTime() === 0)) this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    const to = response.headers.location
    if (response.statusCode >= 300 && response.statusCode < 400 && typeof to === 'string')
      return this.open(to)
    this.status = response.statusCode
    this.path = path
    this.page = parse(response.body)
    return this
  }
}

/** The values a form would send untouched: hidden and text fields, ticked boxes, chosen options. */
export const standingIn = (form: HTMLElement): Record<string, string | string[]> => {
  const values: Record<string, string | string[]> = {}
  const add = (name: string, value: string): void => {
    const before = values[name]
    values[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  for (const input of form.querySelectorAll('input')) {
    const [name, type] = [input.getAttribute('name'), input.getAttribute('type') ?? 'text']
    if (!name || type === 'file' || type === 'submit') continue
    if ((type === 'radio' || type === 'checkbox') && !input.hasAttribute('checked')) continue
    add(name, input.getAttribute('value') ?? '')
  }
  for (const area of form.querySelectorAll('textarea')) {
    const name = area.getAttribute('name')
    if (name) add(name, area.textContent)
  }
  for (const select of form.querySelectorAll('select')) {
    const name = select.getAttribute('name')
    const chosen = select.querySelector('option[selected]') ?? select.querySelector('option')
    if (name && chosen) add(name, chosen.getAttribute('value') ?? '')
  }
  return values
}
