/** How far a hand moves before it drags instead of touching. */
const slack = 6
/** What is left of the speed after one millisecond. */
const friction = 0.996
const slowest = 0.02
/** A hand that rests so long before it lets go gives no push. */
const rest = 80

/** Lets a list be dragged with the mouse, as a finger drags it, and run on when it is let go; the focus stays where it is. */
export function attachMomentum(list: HTMLElement): () => void {
  let hand: { readonly id: number; readonly from: number; readonly top: number } | undefined
  let isDragged = false
  let speed = 0
  let last = { at: 0, y: 0 }
  let frame = 0

  function onDown(event: PointerEvent): void {
    cancelAnimationFrame(frame)
    isDragged = false
    // fingers scroll by themselves
    if (event.pointerType === 'touch' || event.button !== 0) return
    hand = { id: event.pointerId, from: event.clientY, top: list.scrollTop }
    last = { at: event.timeStamp, y: event.clientY }
    speed = 0
  }
  function onMove(event: PointerEvent): void {
    if (event.pointerId !== hand?.id) return
    const way = hand.from - event.clientY
    isDragged ||= Math.abs(way) > slack
    if (!isDragged) return
    list.scrollTop = hand.top + way
    const passed = event.timeStamp - last.at
    if (passed > 0) speed = (last.y - event.clientY) / passed
    last = { at: event.timeStamp, y: event.clientY }
  }
  function onUp(event: PointerEvent): void {
    if (event.pointerId !== hand?.id) return
    hand = undefined
    if (!isDragged || event.timeStamp - last.at > rest || wantsStillness()) return
    let before = performance.now()
    frame = requestAnimationFrame(function run(now) {
      const passed = Math.max(0, now - before)
      before = now
      list.scrollTop += speed * passed
      speed *= friction ** passed
      if (Math.abs(speed) > slowest) frame = requestAnimationFrame(run)
    })
  }
  // the row under the hand was not meant
  function onClick(event: MouseEvent): void {
    if (!isDragged) return
    isDragged = false
    event.stopPropagation()
    event.preventDefault()
  }

  list.addEventListener('pointerdown', onDown)
  window.addEventListener('pointermove', onMove)
  window.addEventListener('pointerup', onUp)
  window.addEventListener('pointercancel', onUp)
  list.addEventListener('click', onClick, { capture: true })
  return () => {
    cancelAnimationFrame(frame)
    list.removeEventListener('pointerdown', onDown)
    window.removeEventListener('pointermove', onMove)
    window.removeEventListener('pointerup', onUp)
    window.removeEventListener('pointercancel', onUp)
    list.removeEventListener('click', onClick, { capture: true })
  }
}

function wantsStillness(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}
