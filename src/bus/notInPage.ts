function missing(): never {
  throw new Error('this part of MQTT.js is left out of the page')
}

const none: Readonly<Record<string, never>> = {}

export {
  missing as LRUCache,
  missing as setInterval,
  missing as clearInterval,
  missing as pipeline,
  none as streamReturningOperators,
  none as promiseReturningOperators,
}
