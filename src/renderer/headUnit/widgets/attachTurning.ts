const degreesPerDetent = 18
const pixelsPerDetent = 60

interface Turning {
  /** So many detents, clockwise is positive. */
  readonly onDetents: (detents: number) => void
  /** The knob stands at so many degrees. */
  readonly onAngle: (degrees: number) => void
}

/** Lets a round thing be turned by dragging along its rim and by the mouse wheel; a click after a drag is none. */
export function attachTurning(knob: HTMLElement, { onDetents, onAngle }: Turning): () => void {
  let hand: { readonly id: number; readonly angle: number } | undefined
  let isDragged = false
  let turned = 0
  let travelled = 0
  let stands = 0

  function step(detents: number): void {
    if (detents === 0) return
    stands += detents * degreesPerDetent
    onAngle(stands)
    onDetents(detents)
  }
  function angleOf(event: PointerEvent): number {
    const box = knob.getBoundingClientRect()
    const x = event.clientX - (box.left + box.width / 2)
    const y = event.clientY - (box.top + box.height / 2)
    return (Math.atan2(y, x) * 180) / Math.PI
  }
  function onDown(event: PointerEvent): void {
    isDragged = false
    if (event.button !== 0) return
    hand = { id: event.pointerId, angle: angleOf(event) }
    turned = 0
  }
  function onMove(event: PointerEvent): void {
    if (event.pointerId !== hand?.id) return
    const angle = angleOf(event)
    // the short way round, also across the seam of the circle
    turned += ((angle - hand.angle + 540) % 360) - 180
    hand = { id: hand.id, angle }
    const detents = Math.trunc(turned / degreesPerDetent)
    if (detents === 0) return
    isDragged = true
    turned -= detents * degreesPerDetent
    step(detents)
  }
  function onUp(event: PointerEvent): void {
    if (event.pointerId === hand?.id) hand = undefined
  }
  function onClick(event: MouseEvent): void {
    if (!isDragged) return
    isDragged = false
    event.stopPropagation()
    event.preventDefault()
  }
  function onWheel(event: WheelEvent): void {
    event.preventDefault()
    travelled += event.deltaMode === 0 ? event.deltaY / pixelsPerDetent : event.deltaY
    const detents = Math.trunc(travelled)
    travelled -= detents
    step(detents)
  }

  knob.addEventListener('pointerdown', onDown)
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', onUp)
  knob.addEventListener('click', onClick, { capture: true })
  // React listens to the wheel passively, and then the page would scroll along
  knob.addEventListener('wheel', onWheel, { passive: false })
  return () => {
    knob.removeEventListener('pointerdown', onDown)
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', onUp)
    knob.removeEventListener('click', onClick, { capture: true })
    knob.removeEventListener('wheel', onWheel)
  }
}
