import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { readFixture } from '../../host/readFixture.ts'
import { startHost, type Host } from '../../host/startHost.ts'
import type { ObservedMessage } from '../../scenario/scenarioWorld.ts'
import { observedMessage } from '../../world/observedMessage.ts'
import type { CliContext } from '../command.ts'
import type { RecordedCar } from './recordedCar.ts'

export interface ServedCarOptions {
  readonly catalogue: Catalogue
  readonly vehicle: string | undefined
  readonly locale: string
  readonly market: string | undefined
  readonly port: number | undefined
  readonly mqttPort: number | undefined
  readonly onNotice: (sentence: string) => void
}

/** A fresh car in a world of its own, open to the page and to MQTT programs, forgotten at the end. */
export async function servedCar(
  { packageRoot }: CliContext,
  options: ServedCarOptions,
): Promise<RecordedCar & { readonly host: Host }> {
  const fixture = await readFixture(packageRoot)
  const folder = await mkdtemp(join(tmpdir(), 'pcm-record-'))
  let unread: ObservedMessage[] = []
  let tell = (): void => undefined
  const forget = () => rm(folder, { recursive: true, force: true })
  const host = await startHost({
    ...options,
    fixture,
    pageFolder: join(packageRoot, 'out', 'renderer'),
    scenarioFolder: join(packageRoot, 'assets', 'scenarios'),
    dataFolder: folder,
    onMessage(topic, payload, at) {
      unread.push(...observedMessage({ topic, payload, at }))
      tell()
    },
  }).catch(async (error: unknown) => {
    await forget()
    throw error
  })
  const { mqttPort } = host
  return {
    host,
    car: host.car,
    accountId: fixture.owner.accountId,
    told: [
      `Open ${host.url}`,
      ...(mqttPort === undefined
        ? []
        : [
            `MQTT mqtt://127.0.0.1:${String(mqttPort)}`,
            `Users and passwords for MQTT clients: ${host.accessFile}`,
          ]),
    ],
    news() {
      const news = unread
      unread = []
      return news
    },
    onNews(listener) {
      tell = listener
      return Promise.resolve()
    },
    async close() {
      await host.close()
      await forget()
    },
  }
}
