import type { Deed, Topic } from './catalogueSchema.ts'

const topicOfDeed: Readonly<Record<Deed, Topic>> = {
  roaming: 'roaming',
  'data-off': 'data',
  'private-mode': 'data',
  'remember-pin': 'pin',
  'pairing-code': 'link',
  'porsche-id': 'link',
  updates: 'every',
}

/** The topic that a leaf belongs to, by what it does. */
export function topicOf(deed: Deed): Topic {
  return topicOfDeed[deed]
}
