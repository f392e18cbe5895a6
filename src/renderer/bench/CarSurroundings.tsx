import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { OpenCar } from '../../contract/worldChannels.ts'
import type { NoticeBoard } from './noticeBoard.ts'
import { SurroundingsPanel } from './SurroundingsPanel.tsx'
import type { HeadUnitLink } from './useHeadUnit.ts'
import { useView } from './useView.ts'

interface CarSurroundingsProps {
  readonly catalogue: Catalogue
  readonly board: NoticeBoard
  readonly car: OpenCar
  readonly onChange: HeadUnitLink['send']
}

/** What surrounds the car on the screen. */
export default function CarSurroundings(props: CarSurroundingsProps) {
  const { catalogue, board, car, onChange } = props
  const view = useView(board, car.vin)
  if (view === undefined) return null
  return (
    <SurroundingsPanel
      surroundings={car.surroundings}
      simCard={car.simCard}
      sim={view.status.sim}
      countries={catalogue.markets.markets.map(({ code }) => code)}
      onChange={onChange}
    />
  )
}
