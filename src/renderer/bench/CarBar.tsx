import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Vehicle } from '../../catalogue/vehicle.ts'
import { CountryPicker } from './CountryPicker.tsx'
import { LanguagePicker } from './LanguagePicker.tsx'
import { VehiclePicker } from './VehiclePicker.tsx'
import styles from './CarBar.module.css'

interface CarBarProps {
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly carLocale: string
  /** Where the car is at home; undefined until it is open. */
  readonly market: string | undefined
  readonly onChoose: (vehicleId: string) => void
  readonly onLocale: (locale: string) => void
  readonly onMarket: (market: string) => void
  readonly onDoubts: () => void
}

/** Which vehicle is on the screen, in which language, and for which market it was built. */
export function CarBar({ catalogue, vehicle, carLocale, market, ...on }: CarBarProps) {
  const { t } = useTranslation()
  return (
    <section className={styles.bar} aria-label={t('picker.vehicle')}>
      <VehiclePicker
        catalogue={catalogue}
        vehicle={vehicle}
        onChoose={on.onChoose}
        onDoubts={on.onDoubts}
      />
      <div className={styles.more}>
        <LanguagePicker
          label={t('picker.carLanguage')}
          locale={carLocale}
          languages={Object.keys(catalogue.labels)}
          nameOf={(locale) => catalogue.labels[locale]?.name ?? locale}
          onChoose={on.onLocale}
        />
        <CountryPicker
          label={t('world.market')}
          country={market ?? ''}
          countries={catalogue.markets.markets.map(({ code }) => code)}
          onChoose={on.onMarket}
        />
      </div>
    </section>
  )
}
