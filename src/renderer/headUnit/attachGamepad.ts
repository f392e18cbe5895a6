/** The buttons of the standard layout, and the keys of a keyboard that mean the same. */
const keys: ReadonlyMap<number, string> = new Map([
  [0, 'Enter'],
  [1, 'Escape'],
  [12, 'ArrowUp'],
  [13, 'ArrowDown'],
  [14, 'ArrowLeft'],
  [15, 'ArrowRight'],
])
const tilt = 0.6
const millisecondsBeforeRepeat = 450
const millisecondsBetweenRepeats = 140

/** What is needed of a window. */
interface PadWindow {
  readonly navigator: Pick<Navigator, 'getGamepads'>
  requestAnimationFrame(callback: (now: number) => void): number
  cancelAnimationFrame(frame: number): void
  addEventListener(type: 'gamepadconnected', listener: () => void): void
  removeEventListener(type: 'gamepadconnected', listener: () => void): void
}

/** Hears game pads: each button or tilt is told as the key that means the same, and again while an arrow is held. */
export function attachGamepad(window: PadWindow, onKey: (key: string) => void): () => void {
  let frame = 0
  let held: ReadonlySet<string> = new Set()
  let repeatAt = Infinity

  function look(now: number): void {
    const pads = window.navigator.getGamepads().filter((pad) => pad !== null)
    const pressed = new Set(pads.flatMap(keysOf))
    const news = [...pressed].filter((key) => !held.has(key))
    if (news.length > 0) repeatAt = now + millisecondsBeforeRepeat
    const isRepeated = now >= repeatAt
    if (isRepeated) repeatAt = now + millisecondsBetweenRepeats
    const told = isRepeated ? [...pressed].filter((key) => key.startsWith('Arrow')) : news
    held = pressed
    for (const key of told) onKey(key)
    frame = pads.length === 0 ? 0 : window.requestAnimationFrame(look)
  }
  function begin(): void {
    if (frame === 0) frame = window.requestAnimationFrame(look)
  }

  window.addEventListener('gamepadconnected', begin)
  // one that was connected before tells nothing of itself
  if ('getGamepads' in window.navigator) begin()
  return () => {
    window.removeEventListener('gamepadconnected', begin)
    window.cancelAnimationFrame(frame)
  }
}

function keysOf({ buttons, axes }: Gamepad): readonly string[] {
  const pressed = [...keys].flatMap(([index, key]) =>
    buttons[index]?.pressed === true ? [key] : [],
  )
  const [x = 0, y = 0] = axes
  if (Math.abs(x) > tilt) pressed.push(x > 0 ? 'ArrowRight' : 'ArrowLeft')
  if (Math.abs(y) > tilt) pressed.push(y > 0 ? 'ArrowDown' : 'ArrowUp')
  return pressed
}
