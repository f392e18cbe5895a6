import { readFileSync } from 'node:fs'

/** The rows of a CSV fixture without quotes: column name → cell. */
export function csvRows(file: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n')
  const columns = head.split(',')
  return rows.map((row) => {
    const cells = row.split(',')
    if (cells.length !== columns.length) throw new Error(`${file}: ${row}`)
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}
