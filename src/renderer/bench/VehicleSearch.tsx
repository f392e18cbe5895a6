import { useId, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Vehicle } from '../../catalogue/vehicle.ts'
import { Icon } from '../headUnit/widgets/Icon.tsx'
import { findVehicles } from './findVehicles.ts'
import { Silhouette } from './Silhouette.tsx'
import styles from './VehicleSearch.module.css'

interface VehicleSearchProps {
  readonly catalogue: Catalogue
  readonly onChoose: (vehicleId: string) => void
}

/** Any vehicle by a few words: "cayenne 2019", "992", or a doubt, "C-07". */
export function VehicleSearch({ catalogue, onChoose }: VehicleSearchProps) {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = findVehicles(catalogue, text)
  const isOpen = text.trim() !== ''
  const take = (vehicle: Vehicle | undefined) => {
    if (vehicle === undefined) return
    setText('')
    onChoose(vehicle.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') take(found[at])
    else if (event.key === 'Escape') setText('')
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.search}>
      <Icon name="search" className={styles.icon} />
      <input
        type="text"
        role="combobox"
        className={styles.input}
        aria-label={t('picker.search')}
        aria-expanded={isOpen}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && found.length > 0 ? `${id}-${String(at)}` : undefined}
        placeholder={t('picker.search')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setText('')
        }}
      />
      <div
        id={id}
        role="listbox"
        className={styles.list}
        aria-label={t('picker.vehicle')}
        hidden={!isOpen}
      >
        {found.map((vehicle, index) => (
          <div
            key={vehicle.id}
            id={`${id}-${String(index)}`}
            role="option"
            className={styles.option}
            aria-selected={index === at}
            // the field must not lose the focus before the click has come
            onPointerDown={(event) => {
              event.preventDefault()
            }}
            onClick={() => {
              take(vehicle)
            }}
          >
            <span className={styles.art}>
              <Silhouette model={vehicle.model} />
            </span>
            <span className={styles.name}>{vehicle.name}</span>{' '}
            {vehicle.flags.length > 0 && (
              <span className={styles.flags}>
                {vehicle.flags.map(({ conflict }) => conflict).join(' ')}
              </span>
            )}
          </div>
        ))}
        {isOpen && found.length === 0 && (
          <div role="option" aria-selected="false" aria-disabled="true" className={styles.none}>
            {t('picker.notFound')}
          </div>
        )}
      </div>
    </div>
  )
}
