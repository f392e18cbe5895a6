/** Scrolls a list just so far that the row of this entry is in sight. */
export function revealRow(list: HTMLElement, entry: string | null): void {
  const row = [...list.children].find((item) => rowOf(item)?.dataset['entry'] === entry)
  if (!(row instanceof HTMLElement)) return
  const top = row.offsetTop
  const bottom = top + row.offsetHeight
  if (top < list.scrollTop) list.scrollTop = top
  else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight
}

function rowOf(item: Element): HTMLElement | undefined {
  if (item instanceof HTMLElement && item.dataset['entry'] !== undefined) return item
  return item.querySelector<HTMLElement>('[data-entry]') ?? undefined
}
