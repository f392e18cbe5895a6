import type { ScreenView } from '../../contract/screenView.ts'
import type { NoticeBoard } from './noticeBoard.ts'
import { useLatest } from './useLatest.ts'

/** What is on the screen of a car. Whoever asks is drawn anew with every input: ask where it is shown, not above. */
export function useView(board: NoticeBoard, vin: string | undefined): ScreenView | undefined {
  return useLatest(board, 'headUnit.screen.shown', vin === undefined ? undefined : { vin })
}
