import styles from './Icon.module.css'

const files = import.meta.glob<string>('../../../../assets/icons/*.svg', {
  eager: true,
  query: '?raw',
  import: 'default',
})

/** The drawings of `assets/icons`, by file name; the id of a menu entry or a key is the name of its drawing. */
const drawings: ReadonlyMap<string, string> = new Map(
  Object.entries(files).map(([path, svg]) => [
    path.replace(/^.*\/|\.svg$/g, ''),
    // line breaks of the file would be part of the label beside it
    svg.replace(/\n\s*/g, ''),
  ]),
)

const unknown = 'dot'

/** The drawing for an id of the catalogue; a neutral dot where there is none. */
export function iconFor(id: string): string {
  return drawings.has(id) ? id : unknown
}

interface IconProps {
  readonly name: string
  readonly className?: string | undefined
}

/** A line drawing; decoration only, its meaning is always said in words beside it. */
export function Icon({ name, className }: IconProps) {
  return (
    <span
      aria-hidden="true"
      className={[styles.icon, className].join(' ')}
      // our own files, taken in at build time
      dangerouslySetInnerHTML={{ __html: drawings.get(iconFor(name)) ?? '' }}
    />
  )
}
