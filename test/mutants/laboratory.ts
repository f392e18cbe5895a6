import { answerTask } from './answerTask.ts'
import { startWatchdog } from './startWatchdog.ts'
import type { LaboratoryNews, LaboratoryTask } from './laboratoryTalk.ts'

/**
 * A program of its own, with a switch at every mark of the product: it takes one task after the other, and may be
 * killed when a mutant does not come to an end.
 */
const watchdog = startWatchdog()
let before = Promise.resolve()
process.on('message', (task) => {
  before = before.then(() => answerTask(task as LaboratoryTask, tell))
})

function tell(news: LaboratoryNews): void {
  if (news.news === 'playing') watchdog.begin()
  else watchdog.end()
  process.send?.(news)
}
