import { useCallback, useSyncExternalStore } from 'react'
import type { Payload } from '../../contract/channels.ts'
import type { NoticeBoard, NoticeName } from './noticeBoard.ts'

/** The latest value of a channel; undefined until it is heard. */
export function useLatest<Name extends NoticeName>(
  board: NoticeBoard,
  name: Name,
  params: Readonly<Record<string, string>> | undefined,
): Payload<Name> | undefined {
  const subscribe = useCallback(
    (listener: () => void) => board.subscribe(name, listener),
    [board, name],
  )
  return useSyncExternalStore(subscribe, () =>
    params === undefined ? undefined : board.latest(name, params),
  )
}
