/** What jsdom lacks and every browser has; here the computer is set to dark, or not. */
export function fillDomGaps({ isDark }: { readonly isDark: boolean }): void {
  Object.defineProperty(window, 'matchMedia', {
    configurable: true,
    value: (media: string) =>
      Object.assign(new EventTarget(), { matches: isDark && media.includes('dark'), media }),
  })
  Object.defineProperty(window, 'CSS', {
    configurable: true,
    value: { escape: (text: string) => text },
  })
}
