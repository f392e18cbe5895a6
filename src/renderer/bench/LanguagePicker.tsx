import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components'
import styles from './LanguagePicker.module.css'

interface LanguagePickerProps {
  readonly label: string
  readonly locale: string
  readonly languages: readonly { readonly locale: string; readonly name: string }[]
  readonly onChoose: (locale: string) => void
  /** Hides the label from sight where the value says enough. */
  readonly quiet?: boolean
}

/** One language out of as many as there are. */
export function LanguagePicker({ label, locale, languages, onChoose, quiet }: LanguagePickerProps) {
  return (
    <Select
      className={styles.picker ?? ''}
      value={locale}
      onChange={(key) => {
        if (key !== null && key !== locale) onChoose(String(key))
      }}
    >
      <Label className={(quiet === true ? styles.unseen : styles.label) ?? ''}>{label}</Label>
      <Button className={styles.button ?? ''}>
        <SelectValue className={styles.value ?? ''} />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className={styles.popover ?? ''}>
        <ListBox className={styles.list ?? ''}>
          {languages.map((language) => (
            <ListBoxItem
              key={language.locale}
              id={language.locale}
              textValue={language.name}
              className={styles.item ?? ''}
            >
              <span lang={language.locale}>{language.name}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
