import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { packedReport } from './packedReport.ts'
import { ReportPage } from './ReportPage.tsx'
import { reportWords } from './reportWords.ts'
import '../theme.css'

const report = packedReport(document)
const words = reportWords(navigator.languages)
document.documentElement.lang = words.locale
const root = document.getElementById('root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <ReportPage report={report} words={words} />
    </StrictMode>,
  )
}
