/** As a user has left the bench: these panels open. */
export function leavePanelsOpen(...panels: readonly string[]): void {
  window.localStorage.setItem('pcm-bench', JSON.stringify({ state: { panels }, version: 0 }))
}
