import type { MenuItemConstructorOptions } from 'electron'

/** The menu that people expect of a window; its entries' words and keys are the system's. */
export function desktopMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const onMac: MenuItemConstructorOptions[] = [{ role: 'appMenu' }]
  return [
    ...(platform === 'darwin' ? onMac : []),
    { role: 'fileMenu' },
    { role: 'editMenu' },
    {
      role: 'viewMenu',
      submenu: [
        { role: 'reload' },
        { role: 'toggleDevTools' },
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ role: 'about' }] },
  ]
}
