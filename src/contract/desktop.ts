/** A file that the user has chosen. */
export interface ChosenFile {
  readonly name: string
  readonly text: string
}

/** What a page may ask of the desktop app; everything else it asks over MQTT, as in any browser. */
export interface DesktopApi {
  /** Lets the user choose a scenario file; undefined when they think better of it. */
  openScenario(): Promise<ChosenFile | undefined>
  /** Lets the user choose where a report goes; false when they think better of it. */
  saveReport(name: string, text: string): Promise<boolean>
  /** Opens this very page in the user's browser, signed in. */
  openInBrowser(): Promise<void>
}

export const desktopChannels = {
  openScenario: 'desktop:openScenario',
  saveReport: 'desktop:saveReport',
  openInBrowser: 'desktop:openInBrowser',
} as const satisfies Record<keyof DesktopApi, `desktop:${string}`>

/** The name under which the page finds the `DesktopApi` in its window; absent in a browser. */
export const desktopKey = 'pcmDesktop'
