import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import process from 'node:process'
import { After, Before, Given, setWorldConstructor, Then, When } from '@cucumber/cucumber'
import { connectAsync } from 'mqtt'

/**
 * The ten steps as people write them in cucumber-js: every step publishes one input over MQTT and waits for its answer,
 * and the title of the screen is looked at after each, as the scenario of `pcm run` does. Each scenario begins in a
 * world that was started afresh, in a `pcm serve` that is running: its start is not counted against cucumber-js.
 */
const { BENCH_URL, BENCH_USER, BENCH_PASSWORD, BENCH_VIN } = process.env
const car = `pcm/v1/${BENCH_VIN}`

class Bench {
  waiting = new Map()
  count = 0
  view = undefined

  async connect() {
    this.client = await connectAsync(BENCH_URL, {
      clientId: `cucumber-${randomUUID()}`,
      protocolVersion: 4,
      reconnectPeriod: 0,
      username: BENCH_USER,
      password: BENCH_PASSWORD,
    })
    this.client.stream.setNoDelay(true)
    this.client.on('message', (_topic, payload) => {
      const answer = JSON.parse(payload.toString())
      this.waiting.get(answer.inputId ?? answer.requestId)?.(answer)
    })
    await this.client.subscribeAsync([`${car}/head-unit/answer`, 'pcm/v1/world/answer'])
  }

  ask(topic, key, payload) {
    this.count += 1
    const id = `cucumber-${process.pid}-${this.count}`
    const answered = new Promise((resolve) => {
      this.waiting.set(id, resolve)
    })
    this.client.publish(topic, JSON.stringify({ [key]: id, ...payload }))
    return answered
  }

  async input(channel, payload) {
    const answer = await this.ask(`${car}/driver/${channel}`, 'inputId', payload)
    assert.equal(answer.accepted, true, answer.reason)
    this.view = answer.view
  }
}

setWorldConstructor(Bench)

Before(async function () {
  await this.connect()
})

After(async function () {
  await this.client.endAsync(true)
})

Given('a fresh world', async function () {
  const answer = await this.ask('pcm/v1/world/reset', 'requestId', {})
  assert.equal(answer.accepted, true, answer.explanation)
})

When('the driver presses {word}', async function (key) {
  await this.input('key', { key })
})

When('the driver chooses {word}', async function (id) {
  await this.input('entry', { id })
})

Then('the path is {string}', function (path) {
  assert.equal(this.view.path.join('/'), path)
})
