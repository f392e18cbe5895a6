const drawings = {
  phone:
    'M6 3h4l2 5-2.5 1.5a11 11 0 0 0 5 5L16 12l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z',
  apps: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  set: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4v6M9 14v6',
  devices: 'M7 2h10v20H7zM10 18h4',
  porsche_connect_settings: 'M7 18a5 5 0 0 1 0-10 6 6 0 0 1 11.5 2A4 4 0 0 1 18 18zM9 13h6M12 10v6',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4v6M9 14v6',
  updates: 'M12 3v11M8 10l4 4 4-4M4 17v3h16v-3',
  radio: 'M12 12v9M8.5 15.5a5 5 0 1 1 7 0M5.6 18.4a9 9 0 1 1 12.8 0',
  media: 'M9 18V5l11-2v13M9 18a3 3 0 1 1-3-3 3 3 0 0 1 3 3zM20 16a3 3 0 1 1-3-3 3 3 0 0 1 3 3z',
  nav: 'M12 2l7 19-7-4-7 4z',
  car: 'M3 16v-4l3-6h12l3 6v4zM3 12h18M6 16v3M18 16v3',
  home: 'M3 11l9-8 9 8M6 9v11h12V9',
  power: 'M12 3v9M6.3 7.5a8 8 0 1 0 11.4 0',
  back: 'M10 5l-6 6 6 6M4 11h11a5 5 0 0 1 0 10h-2',
  chevron: 'M9 5l7 7-7 7',
  check: 'M4 12l6 6L20 6',
  question: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18v.5',
  sim: 'M6 3h8l4 4v14H6zM9 12h6v6H9z',
  globe:
    'M3 12a9 9 0 1 1 18 0 9 9 0 0 1-18 0zM3 12h18M12 3c3 3 4 6 4 9s-1 6-4 9c-3-3-4-6-4-9s1-6 4-9z',
  private: 'M3 3l18 18M10 6a10 10 0 0 1 11 6 14 14 0 0 1-3 4M6 8a14 14 0 0 0-3 4 10 10 0 0 0 12 6',
  bluetooth: 'M7 8l10 8-5 5V3l5 5-10 8',
  link: 'M10 14a4 4 0 0 0 6 0l4-4a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-4 4a4 4 0 0 0 6 6l1-1',
  user: 'M12 12a4 4 0 1 0-4-4 4 4 0 0 0 4 4zM4 21a8 8 0 0 1 16 0',
  online: 'M7 18a5 5 0 0 1 0-10 6 6 0 0 1 11.5 2A4 4 0 0 1 18 18z',
  offline: 'M7 18a5 5 0 0 1-1-10M10 6a6 6 0 0 1 8.5 4A4 4 0 0 1 20 17M3 3l18 18M18 18H7',
  hotspot: 'M12 20v-.5M8 15.5a6 6 0 0 1 8 0M4.5 11.5a11 11 0 0 1 15 0M1.5 8a15 15 0 0 1 21 0',
  delete: 'M9 5h12v14H9l-7-7zM12 9l6 6M18 9l-6 6',
  shift: 'M12 4l8 8h-4v7H8v-7H4z',
  dot: 'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8z',
} as const

export type IconName = keyof typeof drawings

/** The drawing for an id of the catalogue; a neutral dot where there is none. */
export function iconFor(id: string): IconName {
  return id in drawings ? (id as IconName) : 'dot'
}

/** A line drawing; decoration only, its meaning is always said in words beside it. */
export function Icon({
  name,
  className,
}: {
  readonly name: IconName
  readonly className?: string | undefined
}) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      className={className}
      width="1em"
      height="1em"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
