/** Scrolls what has just been asked for to where it can be seen; given as a ref. */
export function intoSight(element: HTMLElement | null): void {
  element?.scrollIntoView?.({ block: 'start' })
}
