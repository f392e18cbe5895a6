interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Shown {
  readonly text: string
  readonly element: Element
  /** The lines, each as high as its letters. */
  readonly lines: readonly Box[]
}

/** Layouts are in fractions of pixels. */
const tolerance = 1

/** The part of a line's height, above and below, that letters leave empty. */
const leading = 0.2

/** What CSS says of an element, asked once: asking is what takes the time. */
interface Style {
  readonly isHidden: boolean
  readonly clipsX: boolean
  readonly clipsY: boolean
  readonly isScroller: boolean
}

let styles = new WeakMap<Element, Style>()

function styleOf(element: Element): Style {
  const known = styles.get(element)
  if (known !== undefined) return known
  const { clipPath, visibility, width, height, overflowX, overflowY } = getComputedStyle(element)
  // a list may be longer than the screen: it follows the focus; nothing else may
  const isScroller = element.tagName === 'UL' && /auto|scroll/.test(overflowY)
  const style = {
    isHidden:
      clipPath !== 'none' ||
      visibility === 'hidden' ||
      (Number.parseFloat(width) <= 1 && Number.parseFloat(height) <= 1),
    clipsX: overflowX !== 'visible',
    clipsY: overflowY !== 'visible' && !isScroller,
    isScroller,
  }
  styles.set(element, style)
  return style
}

const isScroller = (element: Element) => styleOf(element).isScroller

/** What is wrong with the text below an element, as it is laid out now: what nobody can read in full. */
export function textFaults(unit: Element): readonly string[] {
  // in another size an element may have another style
  styles = new WeakMap()
  const faults: string[] = []
  const shown: Shown[] = []
  for (const { element, text, lines } of textsIn(unit)) {
    const fault = cutBy(element, lines, unit)
    if (fault !== undefined) faults.push(`${fault}: ${text}`)
    const inSight = lines.filter((line) => !isScrolledOff(element, line, unit))
    if (inSight.length > 0) shown.push({ element, text, lines: inSight })
  }
  const buttons = [...unit.querySelectorAll('button')].filter((button) => isDrawn(button, unit))
  shown.forEach(({ element, text, lines }, index) => {
    for (const other of shown.slice(index + 1)) {
      if (lines.some((line) => other.lines.some((otherLine) => meet(line, otherLine)))) {
        faults.push(`overlapping: ${text} and ${other.text}`)
      }
    }
    for (const button of buttons) {
      if (button.contains(element) || element.contains(button)) continue
      const box = inSightOf(button, unit)
      if (box !== undefined && lines.some((line) => meet(line, box))) {
        faults.push(`overlapping: ${text} and the button ${button.textContent}`)
      }
    }
  })
  return faults
}

function* textsIn(unit: Element): Generator<Shown> {
  const walker = document.createTreeWalker(unit, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (element === null || text === '' || !isDrawn(element, unit)) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const lines = [...range.getClientRects()]
      .filter(({ width, height }) => width > 0 && height > 0)
      .map(({ left, top, right, bottom, height }) => ({
        left,
        right,
        top: top + height * leading,
        bottom: bottom - height * leading,
      }))
    if (lines.length > 0) yield { text, element, lines }
  }
}

/** Symbols, what lies behind a dialog, and what is there for ears only are no labels to be read. */
function isDrawn(element: Element, unit: Element): boolean {
  if (element.closest('[aria-hidden="true"], [inert]') !== null) return false
  return [...upTo(element, unit)].every((each) => !styleOf(each).isHidden)
}

function* upTo(element: Element, unit: Element): Generator<Element> {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    yield at
    if (at === unit) return
  }
}

function cutBy(element: Element, lines: readonly Box[], unit: Element): string | undefined {
  const own = element.closest('button, li')
  if (own !== null && lines.some((line) => !isInside(line, own.getBoundingClientRect()))) {
    return 'overflowing'
  }
  for (const each of upTo(element, unit)) {
    const style = styleOf(each)
    const clipsX = each === unit || style.clipsX
    const clipsY = each === unit || style.clipsY
    if (!clipsX && !clipsY) continue
    const box = each === unit ? unit.getBoundingClientRect() : innerBox(each)
    const isCut = lines.some(
      ({ left, right, top, bottom }) =>
        (clipsX && (left < box.left - tolerance || right > box.right + tolerance)) ||
        (clipsY && (top < box.top - tolerance || bottom > box.bottom + tolerance)),
    )
    // below what scrolls, everything is where the list happens to stand
    if (isCut) return 'cut'
    if (isScroller(each)) return undefined
  }
  return undefined
}

function isScrolledOff(element: Element, line: Box, unit: Element): boolean {
  return [...upTo(element, unit)].filter(isScroller).some((list) => !isInside(line, innerBox(list)))
}

/** The part of a button that no list has scrolled off. */
function inSightOf(button: Element, unit: Element): Box | undefined {
  let { left, top, right, bottom }: Box = button.getBoundingClientRect()
  for (const list of [...upTo(button, unit)].filter(isScroller)) {
    const box = innerBox(list)
    left = Math.max(left, box.left)
    top = Math.max(top, box.top)
    right = Math.min(right, box.right)
    bottom = Math.min(bottom, box.bottom)
  }
  return left < right && top < bottom ? { left, top, right, bottom } : undefined
}

function innerBox(element: Element): Box {
  const { left, top } = element.getBoundingClientRect()
  const innerLeft = left + element.clientLeft
  const innerTop = top + element.clientTop
  return {
    left: innerLeft,
    top: innerTop,
    right: innerLeft + element.clientWidth,
    bottom: innerTop + element.clientHeight,
  }
}

function isInside(line: Box, box: Box): boolean {
  return (
    line.left >= box.left - tolerance &&
    line.right <= box.right + tolerance &&
    line.top >= box.top - tolerance &&
    line.bottom <= box.bottom + tolerance
  )
}

function meet(one: Box, other: Box): boolean {
  return (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > tolerance &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > tolerance
  )
}
