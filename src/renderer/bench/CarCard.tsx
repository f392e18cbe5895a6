import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { vehicleOf, type Vehicle } from '../../catalogue/vehicle.ts'
import type { OpenCar } from '../../contract/worldChannels.ts'
import styles from './CarCard.module.css'

interface CarCardProps {
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly cars: readonly OpenCar[]
  readonly vin: string | undefined
  readonly onShow: (car: OpenCar) => void
  readonly onAnother: () => void
}

/** The very car on the screen, and the others that are open. */
export function CarCard({ catalogue, vehicle, cars, vin, ...on }: CarCardProps) {
  const { t } = useTranslation()
  const nameOf = (car: OpenCar) =>
    t('picker.car', {
      vehicle: vehicleOf(catalogue, car.vehicle)?.name ?? car.vehicle,
      instance: car.instance,
    })
  return (
    <div className={styles.card}>
      <div className={styles.name}>
        {cars.length > 1 ? (
          <select
            className={styles.cars}
            aria-label={t('picker.openCars')}
            value={vin ?? ''}
            onChange={(event) => {
              const car = cars.find((candidate) => candidate.vin === event.target.value)
              if (car !== undefined) on.onShow(car)
            }}
          >
            {cars.map((car) => (
              <option key={car.vin} value={car.vin}>
                {nameOf(car)}
              </option>
            ))}
          </select>
        ) : (
          <strong>{vehicle.name}</strong>
        )}
        <span className={styles.vin}>
          {t('picker.vin')} <code>{vin}</code>
        </span>
      </div>
      <div className={styles.buttons}>
        <button type="button" title={t('picker.anotherMore')} onClick={on.onAnother}>
          {t('picker.another')}
        </button>
      </div>
    </div>
  )
}
