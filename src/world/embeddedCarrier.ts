import type { Bus } from '../bus/bus.ts'
import { connectMqttBus } from '../bus/mqttBus.ts'
import { addressOf } from '../contract/address.ts'
import type { Role } from '../contract/channel.ts'
import { startBroker } from './broker.ts'
import type { Carrier, CarrierClient, CarrierOptions } from './carrier.ts'
import { refusingStream } from './refusingStream.ts'
import { createRestMeter } from './restMeter.ts'

/** Carries a world on a broker of its own in this process, which counts every packet. */
export async function embeddedCarrier({ onRefused }: CarrierOptions): Promise<Carrier> {
  const meter = createRestMeter()
  const broker = await startBroker({
    meter,
    refuse: (address, reason) => {
      onRefused({ address, reason })
    },
  })

  async function connect<R extends Role>(client: CarrierClient<R>): Promise<Bus<R>> {
    const { clientId, grant, will, line, isRefused } = client
    const bus = await connectMqttBus<R>({
      transport: {
        stream: () =>
          isRefused?.() === true ? refusingStream() : broker.ownStream(clientId, grant),
      },
      clientId,
      onRefused(refusal) {
        onRefused(refusal)
        client.onRefused?.(refusal)
      },
      meter: meter.of(clientId),
      ...(will === undefined ? {} : { will }),
      ...(line === undefined ? {} : { line }),
    })
    if (will === undefined) return bus
    return {
      ...bus,
      async close() {
        meter.expectWill(clientId, addressOf(will.name, will.params))
        await bus.close()
      },
    }
  }

  return {
    connect,
    guest: ({ clientId, grant }) =>
      connectMqttBus({ transport: { stream: () => broker.guestStream(grant) }, clientId }),
    begin: meter.begin,
    settle: () => meter.settle(),
    onMessage: broker.onMessage,
    accept: broker.accept,
    stream: broker.guestStream,
    close: broker.close,
  }
}
