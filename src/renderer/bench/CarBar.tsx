import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Vehicle } from '../../catalogue/vehicle.ts'
import { LanguagePicker } from './LanguagePicker.tsx'
import { VehiclePicker } from './VehiclePicker.tsx'
import styles from './CarBar.module.css'

interface CarBarProps {
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly carLocale: string
  readonly onChoose: (vehicleId: string) => void
  readonly onLocale: (locale: string) => void
}

/** Which vehicle is on the screen, and in which language. */
export function CarBar({ catalogue, vehicle, carLocale, onChoose, onLocale }: CarBarProps) {
  const { t } = useTranslation()
  const languages = Object.values(catalogue.labels).map(({ locale, name }) => ({ locale, name }))
  return (
    <section className={styles.bar} aria-label={t('picker.vehicle')}>
      <VehiclePicker catalogue={catalogue} vehicle={vehicle} onChoose={onChoose} />
      <LanguagePicker
        label={t('picker.carLanguage')}
        locale={carLocale}
        languages={languages}
        onChoose={onLocale}
      />
    </section>
  )
}
