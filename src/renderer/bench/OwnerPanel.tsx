import type { Vehicle } from '../../catalogue/vehicle.ts'
import type { Session } from '../hosts/host.ts'
import type { NoticeBoard } from './noticeBoard.ts'
import { OwnerCard } from './OwnerCard.tsx'
import { useLatest } from './useLatest.ts'

interface OwnerPanelProps {
  readonly session: Session
  readonly vehicle: Vehicle
  readonly board: NoticeBoard
  readonly vin: string | undefined
}

/** The demo owner's data, with the pairing code of the car on the screen. */
export default function OwnerPanel({ session, vehicle, board, vin }: OwnerPanelProps) {
  const { owner } = session
  const pairing = useLatest(
    board,
    'backend.pairingCode.shown',
    vin === undefined ? undefined : { accountId: owner.accountId, vin },
  )
  return <OwnerCard owner={owner} linkMethod={vehicle.linkMethod} pairing={pairing} />
}
