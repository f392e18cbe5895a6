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
  // Node keeps them too, but does not bear that whoever hears them disconnects
  const unheard: WorkerMessage[] = []
  let hear = (message: WorkerMessage): void => void unheard.push(message)
  child.on('message', (message) => {
    hear(message as WorkerMessage)
  })
  return {
    send(order) {
      if (child.connected) child.send(order)
    },
    onMessage(listener) {
      hear = listener
      for (const message of unheard.splice(0)) {
        queueMicrotask(() => {
          listener(message)
        })
      }
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
