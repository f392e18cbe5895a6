import { ownerDeed, type OwnerDeed } from '../../contract/ownerDeeds.ts'
import { askAsOwner } from '../askBackend.ts'
import { deedArgument, deedOutcome, filledDeed } from '../backendDeed.ts'
import { mentionsOfRefusal, step } from '../step.ts'

/** Does something in My Porsche, its app or the Connect Store, as the owner or as another account. */
export const owner = step({
  name: 'owner',
  form: '- owner: { does: add-to-cart, product: navigation }',
  isInput: true,
  keys: ['does', 'as', 'refused', 'result'],
  schema: deedArgument(ownerDeed),
  mentions: mentionsOfRefusal,
  play: async (argument, stage) => {
    const accountId = argument.as ?? stage.world.accountId
    const deed = filledDeed(ownerDeed, argument, accountId, stage) as OwnerDeed
    const answer = await askAsOwner(stage.world, accountId, deed)
    stage.driver.lookAgain()
    return deedOutcome(answer, argument, stage)
  },
})
