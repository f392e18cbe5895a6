import type { MouseEvent, Ref } from 'react'
import type { HeadUnitSkin } from './headUnitSkin.ts'
import { keysOn } from './keysOn.ts'
import { Screen } from './screens/Screen.tsx'
import type { ScreenProps } from './screenProps.ts'
import { DialogBox } from './widgets/DialogBox.tsx'
import { HardKeys } from './widgets/HardKeys.tsx'
import { StatusBar } from './widgets/StatusBar.tsx'
import styles from './HeadUnit.module.css'
import './skins.css'

interface GlassProps extends ScreenProps {
  readonly skin: HeadUnitSkin
  /** The time of day, as it stands above every screen. */
  readonly time?: string | undefined
  readonly ref?: Ref<HTMLDivElement>
  readonly onMouseDown?: (event: MouseEvent) => void
}

/** The glass alone: the screen, the dialog above it, and the keys that are drawn on it while it is lit. It fills a `screen` container. */
export function Glass({ view, skin, words, time, onInput, ref, onMouseDown }: GlassProps) {
  const isOn = view.kind !== 'dark' && view.kind !== 'starting'
  const keys = (side: 'edge' | 'dock', word: 'main-menu' | 'shortcuts') => (
    <HardKeys
      keys={keysOn(side, view, skin)}
      side={side}
      label={words.word(word)}
      onInput={onInput}
    />
  )
  return (
    <div
      ref={ref}
      className={styles.glass}
      tabIndex={0}
      role="group"
      aria-label={words.word('screen')}
      onMouseDown={onMouseDown}
    >
      {isOn && keys('edge', 'main-menu')}
      <div className={styles.page}>
        <div className={styles.menu} inert={view.dialog !== undefined}>
          {isOn && <StatusBar status={view.status} words={words} time={time} />}
          <div className={styles.fresh} key={[view.kind, ...view.path].join('/')}>
            <Screen view={view} words={words} softKeys={skin.softKeys} onInput={onInput} />
          </div>
        </div>
        {view.dialog !== undefined && (
          <DialogBox dialog={view.dialog} focus={view.focus} onInput={onInput} />
        )}
      </div>
      {isOn && keys('dock', 'shortcuts')}
    </div>
  )
}
