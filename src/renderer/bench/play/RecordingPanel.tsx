import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalogue } from '../../../catalogue/catalogue.ts'
import type { Play } from '../../../contract/playChannels.ts'
import type { ScreenView } from '../../../contract/screenView.ts'
import { backendStep } from '../../../scenario/recording.ts'
import { pointableOn, seeFor, type Pointed } from '../../../scenario/seeFor.ts'
import { writeScenario, writeStep } from '../../../scenario/writeScenario.ts'
import type { Host, PageBus } from '../../hosts/host.ts'
import { ChoiceRow } from '../ChoiceRow.tsx'
import { requestWorld } from '../requestWorld.ts'
import { PlayProblem } from './PlayProblem.tsx'
import { pointedText } from './pointedText.ts'
import { StepList } from './StepList.tsx'
import { writtenStepOf } from './writtenStepOf.ts'
import type { RecordingDesk } from './useRecording.ts'
import type { Requests } from './useRequests.ts'
import styles from './Play.module.css'

interface RecordingPanelProps {
  readonly host: Host
  readonly catalogue: Catalogue
  /** The bus of the recorded world. */
  readonly bus: PageBus | undefined
  readonly play: Play
  readonly view: ScreenView | undefined
  readonly desk: RecordingDesk
  readonly requests: Requests
  /** How the recorded world's Porsche Connect behaves. */
  readonly backend: string | undefined
  readonly isPointing: boolean
  readonly onPointing: (isPointing: boolean) => void
}

const conducts = ['answering', 'silent', 'unreachable'] as const
const spans = [10_000, 60_000, 600_000] as const

/** The recording as it grows, what can be added to it, and the way to a file that passes. */
export function RecordingPanel(props: RecordingPanelProps) {
  const { host, catalogue, bus, play, view, desk, requests, backend, isPointing, onPointing } =
    props
  const { t, i18n } = useTranslation()
  const nameId = useId()
  const pointId = useId()
  const [name, setName] = useState('')
  const [state, setState] = useState<'passes' | 'saved'>()
  const { steps } = desk
  const text = writeScenario({
    header: {
      name: name === '' ? t('record.unnamed') : name,
      vehicle: play.vehicle,
      locale: play.locale,
    },
    steps,
  })
  const file = fileNameOf(name)
  const pointable = view === undefined ? [] : pointableOn(view)
  const expect = (pointed: Pointed) => {
    if (view !== undefined) desk.add(seeFor(view, pointed))
  }
  const attempt = async () => {
    setState(undefined)
    const answer = await requests.ask({
      type: 'bench.scenario.tried',
      payload: { name: file, text },
    })
    if (answer?.accepted === true) setState('passes')
    return answer?.accepted === true
  }
  const save = async () => {
    if (await host.saveFile(file, text)) setState('saved')
  }
  const ofWorld = (request: Parameters<typeof requestWorld>[1], takeDown: () => void) => {
    if (bus === undefined) return
    void desk.during(
      () => requestWorld(bus, request),
      ({ accepted }) => {
        if (accepted) takeDown()
      },
    )
  }

  return (
    <section className={styles.card} aria-label={t('record.title')}>
      <h2>{t('record.title')}</h2>
      <p className={styles.note}>{t('record.more')}</p>
      <StepList
        steps={steps.map((step) => ({ text: writeStep(step) }))}
        onRemove={desk.remove}
        onEdit={(index, written) => {
          const found = writtenStepOf(written, play.vehicle, catalogue)
          if ('problem' in found) return found.problem
          desk.replace(index, found.step)
          return undefined
        }}
      />
      <div className={styles.row}>
        <button
          type="button"
          className={styles.button}
          aria-pressed={isPointing}
          onClick={() => {
            onPointing(!isPointing)
          }}
        >
          {t('record.point')}
        </button>
        <label htmlFor={pointId}>{t('record.orChoose')}</label>
        <select
          id={pointId}
          className={styles.field}
          value=""
          onChange={(event) => {
            const pointed = pointable[Number(event.target.value)]
            if (pointed !== undefined) expect(pointed)
          }}
        >
          <option value="" disabled>
            {t('record.choose')}
          </option>
          {view !== undefined &&
            pointable.map((pointed, index) => (
              <option key={index} value={index}>
                {pointedText(t, view, pointed)}
              </option>
            ))}
        </select>
      </div>
      <ChoiceRow
        label={t('world.backend')}
        chosen={backend ?? ''}
        choices={conducts.map((id) => ({ id, text: t(`world.backend_${id}`) }))}
        onChoose={(id) => {
          const conduct = conducts.find((known) => known === id)
          if (conduct === undefined) return
          ofWorld({ type: 'bench.backend.changed', payload: { backend: conduct } }, () => {
            desk.add(backendStep(conduct))
          })
        }}
      />
      <div className={styles.row} role="group" aria-label={t('record.wait')}>
        <span className={styles.note}>{t('record.wait')}</span>
        {spans.map((span) => (
          <button
            key={span}
            type="button"
            className={styles.button}
            onClick={() => {
              ofWorld({ type: 'bench.clock.changed', payload: { advance: span } }, () => {
                desk.waited(span)
              })
            }}
          >
            {spanName(i18n.language, span)}
          </button>
        ))}
      </div>
      <div className={styles.row}>
        <label htmlFor={nameId}>{t('record.name')}</label>
        <input
          id={nameId}
          className={styles.field}
          value={name}
          maxLength={120}
          placeholder={t('record.unnamed')}
          onChange={(event) => {
            setName(event.target.value)
            setState(undefined)
          }}
        />
      </div>
      <div className={styles.buttons}>
        <button
          type="button"
          className={`${styles.button ?? ''} ${styles.first ?? ''}`}
          disabled={steps.length === 0 || requests.isAsking}
          onClick={() => {
            void attempt().then((passes) => (passes ? save() : undefined))
          }}
        >
          {t('record.save')}
        </button>
        {requests.refusal !== undefined && (
          <button
            type="button"
            className={styles.button}
            onClick={() => {
              void save()
            }}
          >
            {t('record.saveAnyway')}
          </button>
        )}
        <button
          type="button"
          className={styles.button}
          disabled={steps.length === 0 || requests.isAsking}
          onClick={() => {
            void requests.ask({
              type: 'bench.play.requested',
              payload: { purpose: 'show', scenario: { name: file, text }, locale: play.locale },
            })
          }}
        >
          {t('record.play')}
        </button>
      </div>
      <PlayProblem refusal={requests.refusal} />
      <div role="status">
        {state !== undefined && <p className={styles.good}>{t(`record.${state}`, { file })}</p>}
      </div>
    </section>
  )
}

function spanName(locale: string, span: number): string {
  const unit = span < 60_000 ? 'second' : 'minute'
  const value = span < 60_000 ? span / 1000 : span / 60_000
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}

/** The name of the file for a name in any script. */
function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${plain === '' ? 'recording' : plain}.yaml`
}
