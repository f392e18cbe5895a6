import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Vehicle } from '../../catalogue/vehicle.ts'
import { vehicleOf } from '../../catalogue/vehicle.ts'
import type { OpenCar } from '../../contract/worldChannels.ts'
import { LanguagePicker } from './LanguagePicker.tsx'
import { VehiclePicker } from './VehiclePicker.tsx'
import styles from './CarBar.module.css'

interface CarBarProps {
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly carLocale: string
  readonly cars: readonly OpenCar[]
  readonly vin: string | undefined
  readonly onChoose: (vehicleId: string) => void
  readonly onLocale: (locale: string) => void
  readonly onShow: (car: OpenCar) => void
  readonly onAnother: () => void
  readonly onDoubts: () => void
}

/** Which car is on the screen, and in which language. */
export function CarBar(props: CarBarProps) {
  const { t } = useTranslation()
  const { catalogue, vehicle, carLocale, cars, vin } = props
  const languages = Object.values(catalogue.labels).map(({ locale, name }) => ({ locale, name }))
  return (
    <div className={styles.bar}>
      <VehiclePicker catalogue={catalogue} vehicle={vehicle} onChoose={props.onChoose} />
      <LanguagePicker
        label={t('picker.carLanguage')}
        locale={carLocale}
        languages={languages}
        onChoose={props.onLocale}
      />
      <div className={styles.more}>
        {vehicle.flags.length > 0 && (
          <button type="button" className={styles.doubts} onClick={props.onDoubts}>
            {t('picker.flags', { count: vehicle.flags.length })}
          </button>
        )}
        <button type="button" title={t('picker.anotherMore')} onClick={props.onAnother}>
          {t('picker.another')}
        </button>
        {cars.length > 1 && (
          <select
            aria-label={t('picker.openCars')}
            value={vin ?? ''}
            onChange={(event) => {
              const car = cars.find((candidate) => candidate.vin === event.target.value)
              if (car !== undefined) props.onShow(car)
            }}
          >
            {cars.map((car) => (
              <option key={car.vin} value={car.vin}>
                {t('picker.car', {
                  vehicle: vehicleOf(catalogue, car.vehicle)?.name ?? car.vehicle,
                  instance: car.instance,
                })}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  )
}
