import { fork, type ChildProcess } from 'node:child_process'
import type { LaboratoryNews, LaboratoryTask } from './laboratoryTalk.ts'

type Answer = Exclude<LaboratoryNews, { readonly news: 'playing' }>

/** How a laboratory came to a task: with an answer, or not at all. */
export type Outcome =
  { readonly answer: Answer } | { readonly lost: 'hang' | 'crash'; readonly at: string }

/** One laboratory at a time: one that hangs or ends is replaced. */
export interface Worker {
  ask(task: LaboratoryTask): Promise<Outcome>
  end(): void
}

/** For what neither the limit of a run nor the watchdog of the laboratory ends. */
const silenceLimit = 600_000

/** Starts laboratories of this program, one after the other. */
export function startWorker(program: string): Worker {
  let child: ChildProcess | undefined
  const start = () =>
    fork(program, {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [],
      serialization: 'advanced',
    })
  return {
    ask(task) {
      const asked = (child ??= start())
      return new Promise<Outcome>((resolve) => {
        let at = ''
        let timer: NodeJS.Timeout | undefined
        const settle = (outcome: Outcome) => {
          clearTimeout(timer)
          asked.removeAllListeners()
          if ('lost' in outcome) {
            asked.kill('SIGKILL')
            child = undefined
          }
          resolve(outcome)
        }
        const listen = () => {
          clearTimeout(timer)
          timer = setTimeout(() => {
            settle({ lost: 'hang', at })
          }, silenceLimit)
        }
        asked.on('message', (message) => {
          const news = message as LaboratoryNews
          listen()
          if (news.news === 'playing') at = news.key
          else settle({ answer: news })
        })
        asked.on('exit', (_code, signal) => {
          settle({ lost: signal === 'SIGKILL' ? 'hang' : 'crash', at })
        })
        asked.on('error', () => {
          settle({ lost: 'crash', at })
        })
        listen()
        asked.send(task)
      })
    },
    end() {
      child?.kill('SIGKILL')
      child = undefined
    },
  }
}
