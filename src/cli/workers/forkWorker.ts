import { fork } from 'node:child_process'
import type { Master, Worker, WorkerMessage, WorkerOrder } from './worker.ts'

/**
 * The workers share the cores: one that compiles and collects garbage beside itself takes them from the others, and
 * both of them lose what their caches hold.
 */
const onOneCore = ['--single-threaded-gc', '--no-concurrent-recompilation']

/** Starts this program once more; what it has to say to people goes where ours goes. */
export function forkWorker(argv: readonly string[]): Worker {
  const child = fork(process.argv[1] ?? '', [...argv], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [...process.execArgv, ...onOneCore],
  })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
    })
    child.once('error', () => {
      resolve()
    })
  })
  return {
    send(order) {
      if (child.connected) child.send(order)
    },
    onMessage(listener) {
      child.on('message', (message) => {
        listener(message as WorkerMessage)
      })
    },
    onEnd(listener) {
      void ended.then(listener)
    },
    end() {
      if (child.connected) child.disconnect()
    },
    kill() {
      child.kill('SIGKILL')
    },
  }
}

/** The way back to who has forked this process; undefined when nobody has. */
export function masterOfProcess(): Master | undefined {
  if (process.send === undefined) return undefined
  return {
    send(message) {
      if (process.connected) process.send?.(message)
    },
    onMessage(listener) {
      process.on('message', (order) => {
        listener(order as WorkerOrder)
      })
    },
    onEnd(listener) {
      if (process.connected) process.once('disconnect', listener)
      else queueMicrotask(listener)
    },
  }
}
