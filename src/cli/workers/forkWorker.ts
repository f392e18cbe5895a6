import { fork } from 'node:child_process'
import type { Master, Worker } from './worker.ts'

/** The workers share the cores: one that collects garbage on several of them takes them from the others. */
const ownCore = '--single-threaded-gc'

/** Starts this program once more; what it has to say to people goes where ours goes. */
export function forkWorker(argv: readonly string[]): Worker {
  const child = fork(process.argv[1] ?? '', [...argv], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [...process.execArgv, ownCore],
  })
  return {
    send(message) {
      if (child.connected) child.send(message as object)
    },
    onMessage(listener) {
      child.on('message', listener)
    },
    onEnd(listener) {
      child.once('exit', listener)
      child.once('error', listener)
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
      process.on('message', listener)
    },
    onEnd(listener) {
      process.once('disconnect', listener)
    },
  }
}
