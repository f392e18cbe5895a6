import { chooseVehicle } from './benchStore.ts'
import { CarCard } from './CarCard.tsx'
import type { KnownProps } from './Known.tsx'
import { StatusLine } from './StatusLine.tsx'
import { useLatest } from './useLatest.ts'
import { useView } from './useView.ts'

/** The very car on the screen, the others that are open, and how it is connected. */
export default function CarPanel({ store, catalogue, vehicle, connection, opened }: KnownProps) {
  const { board } = connection
  const { vin, cars } = opened
  const view = useView(board, vin)
  const ofThisCar = vin === undefined ? undefined : { vin }
  const presence = useLatest(board, 'car.presence.changed', ofThisCar)?.online
  const refused = useLatest(board, 'world.messages.refused', {})
  return (
    <>
      <CarCard
        catalogue={catalogue}
        vehicle={vehicle}
        cars={cars}
        vin={vin}
        onShow={(other) => {
          chooseVehicle(store, other.vehicle)
          opened.show(other)
        }}
        onAnother={() => {
          opened.open({
            vehicle: vehicle.id,
            another: true,
            ...(vin === undefined ? {} : { after: vin }),
          })
        }}
      />
      {view !== undefined && (
        <StatusLine
          catalogue={catalogue}
          status={view.status}
          presence={presence}
          refused={refused}
        />
      )}
    </>
  )
}
