export { checkFile, tidyName, type FileRefusal, type KeptFile } from './check-file.ts'
export { kindOf, kinds, kindsInWords, limits, type Kind } from './kinds.ts'
export { configuredScanner, scan, type Scanned, type Scanner } from './virus-check.ts'
export { csvCell } from './csv-cell.ts'
