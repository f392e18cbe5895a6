import type { ScreenView } from '../../contract/screenView.ts'
import type { DrawnPart, DrawnSteps } from '../../scenario/drawnReport.ts'
import type { ViewsOfPart } from './drawnStep.ts'

/** Characters of JSON in one part: it is read in an instant, and compresses well. */
const partSize = 1_000_000

/** Characters of all parts together, compressed, above which the steps of runs that passed are left out. */
const wholeSize = 40_000_000

interface PartWriter {
  /** Keeps the steps of one run and tells where; undefined where the report is too large already. */
  keep(
    isDispensable: boolean,
    stepsOf: (views: ViewsOfPart) => DrawnSteps,
  ): readonly [part: number, index: number] | undefined
  leftOut(): number
  /** All parts, packed. */
  finish(): readonly string[]
}

/** Gathers the steps of runs in parts of bounded size, packed as soon as they are full. */
export function partWriter(pack: (part: DrawnPart) => string, limit = wholeSize): PartWriter {
  const packed: string[] = []
  let whole = 0
  let leftOut = 0
  let runs: DrawnSteps[] = []
  let size = 0
  let views = newViews()

  function close(): void {
    if (runs.length === 0) return
    const text = pack({ views: views.all, runs })
    packed.push(text)
    whole += text.length
    runs = []
    size = 0
    views = newViews()
  }

  return {
    keep(isDispensable, stepsOf) {
      if (isDispensable && whole > limit) {
        leftOut += 1
        return undefined
      }
      const steps = stepsOf(views)
      runs.push(steps)
      size += JSON.stringify(steps).length
      const at = [packed.length, runs.length - 1] as const
      if (size + views.size() > partSize) close()
      return at
    },
    leftOut: () => leftOut,
    finish() {
      close()
      return packed
    },
  }
}

function newViews(): ViewsOfPart & { readonly all: readonly ScreenView[]; size(): number } {
  const all: ScreenView[] = []
  const places = new Map<string, number>()
  let size = 0
  return {
    all,
    size: () => size,
    placeOf(view) {
      const text = JSON.stringify(view)
      const known = places.get(text)
      if (known !== undefined) return known
      size += text.length
      places.set(text, all.length)
      return all.push(view) - 1
    },
  }
}
