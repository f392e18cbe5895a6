import { dealerDeed, type DealerDeed } from '../../contract/ownerDeeds.ts'
import { askAtDesk } from '../askBackend.ts'
import { deedArgument, deedOutcome, filledDeed } from '../backendDeed.ts'
import { mentionsOfRefusal, step } from '../step.ts'

/** Does something for a customer: at the dealer's, or at the Customer Interaction Center (`as`). */
export const dealer = step({
  name: 'dealer',
  form: '- dealer: { does: change-country, accountId: demo-owner, country: FR }',
  isInput: true,
  keys: ['does', 'as', 'refused', 'result'],
  schema: deedArgument(dealerDeed),
  mentions: mentionsOfRefusal,
  play: async (argument, stage) => {
    const deed = filledDeed(dealerDeed, argument, stage.world.accountId, stage) as DealerDeed
    const answer = await askAtDesk(stage.world, argument.as ?? 'dealer', deed)
    stage.driver.lookAgain()
    return deedOutcome(answer, argument, stage)
  },
})
