import type { Block, Step } from './step.ts'
import { back } from './steps/back.ts'
import { choose } from './steps/choose.ts'
import { confirm } from './steps/confirm.ts'
import { dealer } from './steps/dealer.ts'
import { enter } from './steps/enter.ts'
import { erase } from './steps/erase.ts'
import { fault } from './steps/fault.ts'
import { keep } from './steps/keep.ts'
import { message } from './steps/message.ts'
import { owner } from './steps/owner.ts'
import { press } from './steps/press.ts'
import { repeat } from './steps/repeat.ts'
import { run } from './steps/run.ts'
import { say } from './steps/say.ts'
import { see } from './steps/see.ts'
import { time } from './steps/time.ts'
import { turn } from './steps/turn.ts'
import { wait } from './steps/wait.ts'
import { when } from './steps/when.ts'
import { world } from './steps/world.ts'

/** Every step that a scenario can take. */
export const steps: readonly (Step | Block)[] = [
  world,
  press,
  turn,
  choose,
  enter,
  erase,
  confirm,
  back,
  wait,
  fault,
  owner,
  dealer,
  see,
  message,
  time,
  keep,
  say,
  when,
  repeat,
  run,
]

/** Those that look at something, and may or may not find it. */
export const lookingSteps: readonly Step[] = [see, message, time]
