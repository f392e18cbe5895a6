import { useRef, useState } from 'react'
import type { ReportWords } from './reportWords.ts'
import styles from './CommandCopy.module.css'

interface CommandCopyProps {
  readonly command: string
  readonly words: ReportWords
}

/** The command that plays a run again, and a button that copies it. */
export function CommandCopy({ command, words }: CommandCopyProps) {
  const [told, setTold] = useState<'copied' | 'selected'>()
  const code = useRef<HTMLElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(command)
      setTold('copied')
    } catch {
      // where the clipboard is closed to pages, the reader copies what is selected
      if (code.current !== null) getSelection()?.selectAllChildren(code.current)
      setTold('selected')
    }
  }
  return (
    <div className={styles.command}>
      <code ref={code} className={styles.code}>
        {command}
      </code>
      <button type="button" onClick={() => void copy()}>
        {words.word('copy')}
      </button>
      <span role="status" className={styles.told}>
        {told === undefined ? '' : words.word(told)}
      </span>
    </div>
  )
}
