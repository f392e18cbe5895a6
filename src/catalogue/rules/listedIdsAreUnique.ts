import type { Rule, RuleInput } from '../ruleInput.ts'

/** Documents, conflicts, stated paths, rules, markets and the keys of a skin have names of their own. */
export const listedIdsAreUnique: Rule = (facts) => {
  const { sources, conflicts, paths, markets, skins, rules } = facts.catalogue
  const idOf = ({ id }: { readonly id: string }) => id
  return [
    ...twice(facts, 'sources.yaml', 'documents', 'id', sources.map(idOf)),
    ...twice(facts, 'conflicts.yaml', 'conflicts', 'id', conflicts.map(idOf)),
    ...twice(facts, 'paths.yaml', 'paths', 'id', paths.map(idOf)),
    ...twice(facts, 'rules.yaml', 'rules', 'id', rules.map(idOf)),
    ...twice(
      facts,
      'markets.yaml',
      'markets',
      'code',
      markets.markets.map(({ code }) => code),
    ),
    ...skins.flatMap(({ skin, keys }) =>
      twice(facts, `skins/${skin}.yaml`, 'keys', 'id', keys.map(idOf)),
    ),
  ]
}

function twice(
  { faultAt }: RuleInput,
  file: string,
  list: string,
  key: string,
  ids: readonly string[],
) {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [faultAt(file, [list, index, key], `${id} is here twice`)],
  )
}
