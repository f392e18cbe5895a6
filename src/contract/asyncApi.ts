import { z } from 'zod'
import type { Role } from './channel.ts'
import { channelNames, channelOf, type ChannelName } from './channels.ts'

const parameterNotes: Readonly<Record<string, string>> = {
  vin: 'The car, 17 characters in the form of ISO 3779.',
  accountId: 'An opaque id of an account, never an e-mail address.',
  deskId: 'The desk of a dealer, or of the Customer Interaction Center.',
}

/** The list of channels as an AsyncAPI 3 document: plain data, ready to be written as YAML. */
export function asyncApi(): Record<string, unknown> {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'PCM simulator',
      version: '1.0.0',
      description:
        'Every message that crosses a process. Generated from src/contract/channels.ts. ' +
        'The bench bus is pcm/v1/…, the Connect link connect/v1/…; payloads are JSON in UTF-8, MQTT 3.1.1.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(channelNames.map((name) => [keyOf(name), channelEntry(name)])),
    operations: Object.fromEntries(channelNames.flatMap(operationsOf)),
    components: {
      messages: Object.fromEntries(channelNames.map((name) => [keyOf(name), messageEntry(name)])),
    },
  }
}

/** AsyncAPI allows no dots in the keys of components. */
function keyOf(name: ChannelName): string {
  return name.replaceAll('.', '-')
}

function channelEntry(name: ChannelName): Record<string, unknown> {
  const { address, description } = channelOf(name)
  const parameters = [...address.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => [
    key,
    { description: parameterNotes[key] ?? key },
  ])
  return {
    address,
    description,
    ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) as unknown }),
    messages: { [keyOf(name)]: { $ref: `#/components/messages/${keyOf(name)}` } },
  }
}

function messageEntry(name: ChannelName): Record<string, unknown> {
  const { description, payload, example } = channelOf(name)
  const { $schema: _, ...schema } = z.toJSONSchema(payload, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  })
  return { name, summary: description, payload: schema, examples: [{ payload: example }] }
}

function operationsOf(name: ChannelName): [string, Record<string, unknown>][] {
  const { publishedBy, readBy, qos, retain } = channelOf(name)
  const operation = (action: 'send' | 'receive', role: Role): [string, Record<string, unknown>] => [
    `${role}-${action}s-${keyOf(name)}`,
    {
      action,
      channel: { $ref: `#/channels/${keyOf(name)}` },
      tags: [{ name: role }],
      bindings: { mqtt: { qos, ...(action === 'send' ? { retain } : {}) } },
    },
  ]
  return [operation('send', publishedBy), ...readBy.map((role) => operation('receive', role))]
}
