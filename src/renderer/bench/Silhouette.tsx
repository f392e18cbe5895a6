import type { CSSProperties } from 'react'
import styles from './Silhouette.module.css'

const files = import.meta.glob<string>('../../../assets/silhouettes/*.svg', {
  eager: true,
  query: '?inline',
  import: 'default',
})

/** A model from the side, as a shape in the colour of the text; a model that nobody has drawn leaves its place empty. */
export function Silhouette({ model }: { readonly model: string }) {
  const file = files[`../../../assets/silhouettes/${model}.svg`]
  if (file === undefined) return <span className={styles.place} aria-hidden="true" />
  return (
    <span
      className={styles.shape}
      aria-hidden="true"
      style={{ '--shape': `url("${file}")` } as CSSProperties}
    />
  )
}
