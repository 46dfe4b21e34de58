import { createHash } from 'node:crypto'

export type PdfFile = { name: string; mediaType: 'application/pdf'; content: Buffer; sha256: string }

const escaped = (text: string): string => text.replaceAll(/[\\()]/g, (sign) => `\\${sign}`)

/** A page of plain text in the smallest PDF that readers open: what agencies attach is a real file, if a dull one. */
export const pdfOf = (name: string, lines: readonly string[]): PdfFile => {
  const text = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n')
  const stream = `BT /F1 12 Tf 16 TL 72 760 Td\n${text}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(stream.length)} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const starts = objects.map((object, nth) => {
    const start = body.length
    body += `${String(nth + 1)} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')
  const size = String(objects.length + 1)
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${String(body.length)}\n%%EOF\n`
  const content = Buffer.from(body + end, 'latin1')
  return {
    name: `${name}.pdf`,
    mediaType: 'application/pdf',
    content,
    sha256: createHash('sha256').update(content).digest('hex'),
  }
}
