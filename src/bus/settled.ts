import type { MqttClient } from 'mqtt'

/** Resolves when the broker has accepted a client, rejects when it has refused it or is not there, unless that goes on trying. */
export function settled(client: MqttClient, keepsTrying: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let problem = new Error('the broker closed the connection')
    client.once('connect', () => {
      client.off('close', onClose)
      client.off('error', onError)
      client.on('error', () => undefined)
      resolve()
    })
    client.on('error', onError)
    client.on('close', onClose)
    function onError(error: Error): void {
      problem = error
    }
    function onClose(): void {
      if (keepsTrying) return
      client.end(true)
      reject(problem)
    }
  })
}
