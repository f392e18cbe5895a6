import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { vehiclesOf, type Vehicle } from '../../catalogue/vehicle.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import { nearestVehicle } from './nearestVehicle.ts'
import { Silhouette } from './Silhouette.tsx'
import styles from './VehiclePicker.module.css'

interface VehiclePickerProps {
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly onChoose: (vehicleId: string) => void
  /** Somebody wants to know what is doubtful about it. */
  readonly onDoubts: () => void
}

/** Model, generation and model year: each choice leads to a vehicle that exists. */
export function VehiclePicker({ catalogue, vehicle, onChoose, onDoubts }: VehiclePickerProps) {
  const { t } = useTranslation()
  const vehicles = vehiclesOf(catalogue)
  const file = catalogue.vehicles.find(({ model }) => model === vehicle.model)
  const generations = file?.generations ?? []
  const years = vehicles.filter(
    ({ model, generation }) => model === vehicle.model && generation === vehicle.generation,
  )
  const choose = (wanted: Parameters<typeof nearestVehicle>[1]) => {
    const found = nearestVehicle(vehicles, wanted)
    if (found !== undefined) onChoose(found.id)
  }
  return (
    <div className={styles.picker}>
      <ChoiceRow
        quiet
        manner="cards"
        label={t('picker.model')}
        chosen={vehicle.model}
        choices={catalogue.vehicles.map(({ model, name }) => ({
          id: model,
          text: name,
          art: <Silhouette model={model} />,
        }))}
        onChoose={(model) => {
          choose({ model, modelYear: vehicle.modelYear })
        }}
      />
      <div className={styles.versions}>
        <div className={styles.generation}>
          <ChoiceRow
            quiet
            label={t('picker.generation')}
            chosen={vehicle.generation}
            choices={generations.map(({ id, name }) => ({ id, text: name }))}
            onChoose={(generation) => {
              choose({ model: vehicle.model, generation, modelYear: vehicle.modelYear })
            }}
          />
          {vehicle.flags.length > 0 && (
            <button type="button" className={styles.doubts} onClick={onDoubts}>
              {t('picker.flags', { count: vehicle.flags.length })}
            </button>
          )}
        </div>
        <ChoiceRow
          quiet
          label={t('picker.modelYear')}
          chosen={String(vehicle.modelYear)}
          choices={years.map(({ modelYear, flags }) => ({
            id: String(modelYear),
            text: String(modelYear),
            marked: flags.length > 0,
          }))}
          onChoose={(year) => {
            choose({ ...vehicle, modelYear: Number(year) })
          }}
        />
      </div>
    </div>
  )
}
