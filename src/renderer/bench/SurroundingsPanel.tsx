import { useTranslation } from 'react-i18next'
import type { SurroundingsEvent } from '../../contract/channels.ts'
import { technologies, type SimState } from '../../contract/screenView.ts'
import {
  plans,
  surroundings as known,
  type Plan,
  type SimCard,
} from '../../contract/surroundings.ts'
import type { OpenCar } from '../../contract/worldChannels.ts'
import { ChoiceRow } from './ChoiceRow.tsx'
import { CountryPicker } from './CountryPicker.tsx'
import { demoCard } from './demoCard.ts'
import styles from './SurroundingsPanel.module.css'

interface SurroundingsPanelProps {
  readonly surroundings: OpenCar['surroundings']
  readonly simCard: OpenCar['simCard']
  readonly sim: SimState
  readonly countries: readonly string[]
  readonly onChange: (event: SurroundingsEvent) => void
}

const phones = {
  away: { paired: false, hotspot: false },
  paired: { paired: true, hotspot: false },
  hotspot: { paired: false, hotspot: true },
  both: { paired: true, hotspot: true },
} as const

const defaultPlan = 'data-and-calls'

/** Another country is another card; each is kept apart by what it remembers itself. */
function cardOf(country: string, plan: Plan | undefined): SimCard {
  const id = country === demoCard.country ? demoCard.id : `card-${country}`
  return { ...demoCard, id, country, ...(plan === undefined ? {} : { plan }) }
}

function cardInserted(simCard: SimCard): SurroundingsEvent {
  return { type: 'surroundings.simCard.changed', payload: { simCard } }
}

function phoneChanged(phone: OpenCar['surroundings']['phone']): SurroundingsEvent {
  return { type: 'surroundings.phone.changed', payload: { phone } }
}

const { ignition, doors, driver, embeddedSim, call, carPlay, charger } = known.shape

/** Everything around the car that it can notice, each thing one choice; what the car makes of it is the car's. */
export function SurroundingsPanel({
  surroundings,
  simCard,
  sim,
  countries,
  onChange,
}: SurroundingsPanelProps) {
  const { t } = useTranslation()
  const { phone } = surroundings
  const row = <Id extends string>(
    thing: string,
    ids: readonly Id[],
    chosen: Id,
    event: (id: Id) => SurroundingsEvent,
    words = thing,
  ) => (
    <ChoiceRow
      label={t(`surroundings.${thing}`)}
      chosen={chosen}
      choices={ids.map((id) => ({ id, text: t(`surroundings.${words}_${id}`) }))}
      onChoose={(wanted) => {
        const id = ids.find((candidate) => candidate === wanted)
        if (id !== undefined) onChange(event(id))
      }}
    />
  )
  return (
    <div className={styles.rows}>
      {row('ignition', ignition.options, surroundings.ignition, (id) => ({
        type: 'surroundings.ignition.changed',
        payload: { ignition: id },
      }))}
      {row('doors', doors.options, surroundings.doors, (id) => ({
        type: 'surroundings.doors.changed',
        payload: { doors: id },
      }))}
      {row('driver', driver.options, surroundings.driver, (id) => ({
        type: 'surroundings.driver.changed',
        payload: { driver: id },
      }))}
      <CountryPicker
        label={t('surroundings.country')}
        country={surroundings.country}
        countries={countries}
        onChoose={(country) => {
          onChange({ type: 'surroundings.country.changed', payload: { country } })
        }}
      />
      {row('technology', technologies, surroundings.technology, (id) => ({
        type: 'surroundings.technology.changed',
        payload: { technology: id },
      }))}
      {row('embeddedSim', embeddedSim.options, surroundings.embeddedSim, (id) => ({
        type: 'surroundings.embeddedSim.changed',
        payload: { embeddedSim: id },
      }))}
      {sim !== 'no-slot' && (
        <>
          {row('simCard', ['out', 'in'], sim === 'none' ? 'out' : 'in', (id) => ({
            type: 'surroundings.simCard.changed',
            payload: { simCard: id === 'in' ? demoCard : null },
          }))}
          {simCard !== null && (
            <>
              <CountryPicker
                label={t('surroundings.cardCountry')}
                country={simCard.country}
                countries={countries}
                onChoose={(country) => {
                  onChange(cardInserted(cardOf(country, simCard.plan)))
                }}
              />
              {row(
                'cardPlan',
                plans,
                simCard.plan ?? defaultPlan,
                (id) => cardInserted(cardOf(simCard.country, id)),
                'plan',
              )}
            </>
          )}
          <p className={styles.note}>
            {t('surroundings.simCardMore', { pin: demoCard.pin, puk: demoCard.puk })}
          </p>
        </>
      )}
      {row(
        'phone',
        ['away', 'paired', 'hotspot', 'both'],
        phone.paired ? (phone.hotspot ? 'both' : 'paired') : phone.hotspot ? 'hotspot' : 'away',
        (id) => phoneChanged({ ...phone, ...phones[id] }),
      )}
      {(phone.paired || phone.hotspot) && (
        <>
          {row(
            'phoneNetwork',
            ['same', ...technologies],
            phone.technology ?? 'same',
            (id) => {
              const { technology: _, ...rest } = phone
              return phoneChanged(id === 'same' ? rest : { ...rest, technology: id })
            },
            'technology',
          )}
          {row(
            'phonePlan',
            plans,
            phone.plan ?? defaultPlan,
            (id) => phoneChanged({ ...phone, plan: id }),
            'plan',
          )}
        </>
      )}
      {row('call', call.options, surroundings.call, (id) => ({
        type: 'surroundings.call.changed',
        payload: { call: id },
      }))}
      {row('carPlay', carPlay.options, surroundings.carPlay, (id) => ({
        type: 'surroundings.carPlay.changed',
        payload: { carPlay: id },
      }))}
      {row('charger', charger.options, surroundings.charger, (id) => ({
        type: 'surroundings.charger.changed',
        payload: { charger: id },
      }))}
    </div>
  )
}
