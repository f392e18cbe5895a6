import type { ScreenProps } from '../screenProps.ts'
import { DarkScreen } from './DarkScreen.tsx'
import { FormScreen } from './FormScreen.tsx'
import { HomeScreen } from './HomeScreen.tsx'
import { ListScreen } from './ListScreen.tsx'
import { StartingScreen } from './StartingScreen.tsx'

/** The component of this kind of view. */
export function Screen(props: ScreenProps) {
  const { kind } = props.view
  switch (kind) {
    case 'dark':
      return <DarkScreen {...props} />
    case 'starting':
      return <StartingScreen {...props} />
    case 'home':
      return <HomeScreen {...props} />
    case 'list':
      return <ListScreen {...props} />
    case 'form':
      return <FormScreen {...props} />
    default:
      return kind satisfies never
  }
}
