import type { Step } from './step.ts'
import { back } from './steps/back.ts'
import { choose } from './steps/choose.ts'
import { confirm } from './steps/confirm.ts'
import { dealer } from './steps/dealer.ts'
import { enter } from './steps/enter.ts'
import { erase } from './steps/erase.ts'
import { message } from './steps/message.ts'
import { owner } from './steps/owner.ts'
import { press } from './steps/press.ts'
import { run } from './steps/run.ts'
import { say } from './steps/say.ts'
import { see } from './steps/see.ts'
import { turn } from './steps/turn.ts'
import { wait } from './steps/wait.ts'
import { world } from './steps/world.ts'

/** Every step that a scenario can take. */
export const steps: readonly Step[] = [
  world,
  press,
  turn,
  choose,
  enter,
  erase,
  confirm,
  back,
  wait,
  owner,
  dealer,
  see,
  message,
  say,
  run,
]
