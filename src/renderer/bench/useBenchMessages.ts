import type { i18n } from 'i18next'
import { useEffect, useState } from 'react'
import { benchMessages } from './benchMessages.ts'

/** The bench's texts in this language; those of the language before until they are there. */
export function useBenchMessages(locale: string): i18n | undefined {
  const [messages, setMessages] = useState<i18n>()
  useEffect(() => {
    let isOver = false
    void benchMessages(locale).then((loaded) => {
      if (!isOver) setMessages(loaded)
    })
    return () => {
      isOver = true
    }
  }, [locale])
  return messages
}
