function missing(): never {
  throw new Error('this part of MQTT.js is left out of the page')
}

export { missing as LRUCache, missing as setInterval, missing as clearInterval }
