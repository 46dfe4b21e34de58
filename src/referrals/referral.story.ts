import type { TestService, Visitor } from '../../test/service.ts'

/** Steps that stories share: going through the pages as a person would. */

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Answers what is in front of somebody and presses Continue. */
export const goOn = (visitor: Visitor, fields: Fields = {}): Promise<Visitor> =>
  visitor.submit(visitor.path.split('?')[0] ?? '', { _then: 'on', ...fields })

/** Presses "go on without changing this" on every page until this one. */
export const skipTo = async (visitor: Visitor, path: string): Promise<void> => {
  for (let page = 0; page < 40 && visitor.path !== path; page += 1) {
    if (visitor.path === '/refer/files') await visitor.open('/refer/check')
    else await goOn(visitor, { _then: 'anyway' })
    if (visitor.path === '/refer/check' && path !== '/refer/check')
      throw new Error(`${path} is not on the path`)
  }
}

/** A neighbour's referral, ready to be checked and sent. */
export const neighbourReady = async (
  service: TestService,
  answers: { urgency?: string; postcode?: string; happened?: string } = {},
): Promise<Visitor> => {
  const visitor = service.visitor()
  await visitor.open('/refer')
  await visitor.submit('/refer', { who: 'public' })
  await goOn(visitor, { urgency: answers.urgency ?? 'today' })
  if (visitor.path === '/refer/danger') await goOn(visitor)
  await goOn(visitor, {
    'what-happened': answers.happened ?? 'A child cries every night',
    'concern-arose': 'two weeks ago',
  })
  await goOn(visitor, { 'where-now': 'at home', hurt: 'not-known' })
  await goOn(visitor, { 'given-names': 'Maya' })
  await goOn(visitor)
  await goOn(visitor, { address: '3 Invented Row', postcode: answers.postcode ?? 'PE1 1AA' })
  await skipTo(visitor, '/refer/files')
  await visitor.open('/refer/you')
  await goOn(visitor, { anonymous: 'yes' })
  await visitor.open('/refer/check')
  return visitor
}

/** The contacts of the report that has this reference, one for each council. */
export const contactsWith = async (service: TestService, reference: string) => {
  const { owner } = service.database
  const { report_id } = await owner
    .selectFrom('contact')
    .select('report_id')
    .where('reference', '=', reference)
    .executeTakeFirstOrThrow()
  return owner.selectFrom('contact').selectAll().where('report_id', '=', report_id).orderBy('owner').execute()
}

export const countContacts = async (service: TestService): Promise<number> =>
  (await service.database.owner.selectFrom('contact').select('id').execute()).length

export type Upload = { name: string; content: Buffer }

/** Sends files as a browser sends a form with files in it. */
export const sendFiles = async (
  service: TestService,
  visitor: Visitor,
  files: readonly Upload[],
  then = 'add',
): Promise<{ status: number; body: string }> => {
  const boundary = 'a-boundary-that-is-in-no-file'
  const fields = visitor.filled('/refer/files', { _then: then })
  const part = (head: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ])
  const response = await service.app.inject({
    method: 'POST',
    url: '/refer/files',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    payload: Buffer.concat([
      ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, Buffer.from(String(value)))),
      ...files.map(({ name, content }) =>
        part(`name="files"; filename="${name}"\r\ncontent-type: application/octet-stream`, content),
      ),
      Buffer.from(`--${boundary}--\r\n`),
    ]),
  })
  return { status: response.statusCode, body: response.body }
}
