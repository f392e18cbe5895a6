import type { CSSProperties } from 'react'
import type { ScreenView } from '../../contract/screenView.ts'
import type { DrawnSkin } from '../../scenario/drawnReport.ts'
import { screenText } from '../../scenario/screenText.ts'
import { Glass } from '../headUnit/Glass.tsx'
import type { HeadUnitWords } from '../headUnit/headUnitWords.ts'
import styles from './ScreenShot.module.css'

interface ScreenShotProps {
  readonly view: ScreenView
  readonly skin: DrawnSkin
  readonly carWords: HeadUnitWords
  readonly caption: string
}

/** The glass of the car as it was: a picture, which does nothing, and its text for those who do not see it. */
export function ScreenShot({ view, skin, carWords, caption }: ScreenShotProps) {
  const { screen } = skin
  const measures = {
    '--ratio': screen.width / screen.height,
    '--rows': screen.rows,
  } as CSSProperties
  return (
    <figure className={styles.shot}>
      <figcaption className={styles.caption}>{caption}</figcaption>
      <div
        className={styles.frame}
        role="img"
        aria-label={screenText(view)}
        lang={carWords.locale}
        data-skin={skin.skin}
        style={measures}
      >
        <div className={styles.screen} inert>
          <Glass view={view} skin={skin} words={carWords} onInput={ignore} />
        </div>
      </div>
    </figure>
  )
}

function ignore(): void {
  // a picture takes no input
}
