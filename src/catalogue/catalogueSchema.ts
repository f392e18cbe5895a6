import { z } from 'zod'

/** How sure we are; `inferred` and `assumed` demand a note. */
export const confidences = ['documented', 'conflicting', 'inferred', 'assumed'] as const

/** `004:195` is line 195 of document 004; a document without lines (a decision, background) stands alone. */
const sourceRef = z
  .string()
  .regex(/^[a-z0-9-]+(:\d+)?$/, 'a source is written document:line, like 004:195')
const conflictId = z.string().regex(/^C-\d\d$/, 'a conflict is written C-nn')
const nodeId = z.string().regex(/^[a-z][a-z0-9_]*$/, 'ids of menu nodes are snake_case')
const localeTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const evidence = {
  sources: z.array(sourceRef).min(1),
  confidence: z.enum(confidences),
  note: z.string().optional(),
}

/** What an entry does when it is chosen. */
export const deeds = [
  'roaming',
  'data-off',
  'private-mode',
  'remember-pin',
  'pairing-code',
  'porsche-id',
  'updates',
] as const

export const topics = ['roaming', 'data', 'pin', 'link', 'every'] as const

export const roamingGroups = ['A', 'B', 'C', 'T'] as const
export const pinGroups = ['A', 'BC', 'T'] as const
export const linkGroups = ['LINK-APPS', 'LINK-PCS', 'LINK-ID'] as const
export const trees = [...roamingGroups, ...linkGroups, 'EVERY'] as const
export const linkMethods = ['pairing-code', 'porsche-id'] as const

const menuNodeBase = z.strictObject({
  id: nodeId,
  ...evidence,
  conflicts: z.array(conflictId).default([]),
  since: z.number().int().optional(),
  until: z.number().int().optional(),
  /** A leaf: what it does, and for which group of its topic it stands here. */
  does: z.enum(deeds).optional(),
  group: z.string().optional(),
  /** The sibling whose children this node shares (C-09: the device manager under SET and under DEVICES). */
  like: nodeId.optional(),
})

export type MenuFileNode = z.infer<typeof menuNodeBase> & {
  readonly items?: MenuFileNode[] | undefined
}

const menuFileNode: z.ZodType<MenuFileNode> = menuNodeBase.extend({
  get items() {
    return z.array(menuFileNode).optional()
  },
})

/** `menus/<tree>.yaml`: one tree per menu family, per linking path, and one for every car. */
export const menuFile = z.strictObject({
  tree: z.enum(trees),
  /** How a car of this linking path is linked. */
  method: z.enum(linkMethods).optional(),
  items: z.array(menuFileNode).min(1),
})

const cellSources = z.array(sourceRef).min(1)

const modelYearRow = z.strictObject({
  modelYear: z.number().int().min(1990).max(2100),
  roaming: z.enum(roamingGroups),
  data: z.enum(roamingGroups),
  pin: z.enum(pinGroups),
  link: z.enum(linkGroups),
  confidence: z.enum(confidences),
  sources: z.strictObject({
    roaming: cellSources,
    data: cellSources,
    pin: cellSources,
    link: cellSources,
  }),
  /** What the vehicle is flagged with: statements that contradict, or that only an open-ended "from" covers. */
  flags: z
    .array(z.strictObject({ kind: z.enum(['conflict', 'literal']), conflict: conflictId }))
    .default([]),
  /** Further conflicts that touch this row without making its cells doubtful. */
  conflicts: z.array(conflictId).default([]),
  note: z.string().optional(),
  /** Other readings of the documents that a user may switch on for this row (C-07). */
  readings: z
    .array(
      z.strictObject({
        conflict: conflictId,
        roaming: z.enum(roamingGroups),
        data: z.enum(roamingGroups),
        pin: z.enum(pinGroups),
      }),
    )
    .default([]),
})

/** `vehicles/<model>.yaml` */
export const vehicleFile = z.strictObject({
  model: kebab,
  name: z.string(),
  /** The three characters of the VIN that tell the model (ISO 3779, vehicle descriptor section). */
  vinCode: z.string().regex(/^[A-HJ-NPR-Z0-9]{2}$/),
  generations: z.array(
    z.strictObject({
      id: kebab,
      name: z.string(),
      modelYears: z.array(modelYearRow).min(1),
    }),
  ),
})

const printedText = z.strictObject({ text: z.string().min(1), sources: z.array(sourceRef).min(1) })

export const labelEntry = z.strictObject({
  text: z.string().min(1),
  ...evidence,
  conflicts: z.array(conflictId).default([]),
  /** Other words that the documents print at this very position; accepted when a path is walked. */
  variants: z.array(printedText).default([]),
})

/** `labels/<locale>.yaml`: tree → id path → label. */
export const labelFile = z.strictObject({
  locale: localeTag,
  name: z.string(),
  /** What is said of every label that no document prints in this language (C-26). */
  gaps: z.strictObject({ conflicts: z.array(conflictId), note: z.string() }).optional(),
  labels: z.partialRecord(z.enum(trees), z.record(z.string(), labelEntry)),
})

/** `texts/<locale>.yaml`: the words that are ours: the car's prompts, the reasons of refusals, what documents say. */
export const textFile = z.strictObject({
  locale: localeTag,
  confidence: z.literal('assumed'),
  note: z.string(),
  prompts: z.record(kebab, z.string()),
  reasons: z.record(kebab, z.string()),
  documents: z.record(kebab, z.string()).default({}),
})

/** The sections of `texts/<locale>.yaml`. */
export const textSections = ['prompts', 'reasons', 'documents'] as const

export type TextSection = (typeof textSections)[number]

/** `sources.yaml` */
export const sourceFile = z.strictObject({
  documents: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      kind: z.enum(['document', 'decision', 'background']),
      title: z.string(),
      publisher: z.string(),
      language: z.string().optional(),
      lines: z.number().int().optional(),
      checked: z.iso.date(),
    }),
  ),
})

/** `conflicts.yaml` */
export const conflictFile = z.strictObject({
  conflicts: z.array(
    z.strictObject({
      id: conflictId,
      title: z.string(),
      decision: z.string(),
      /** What it touches in a row of a vehicle; absent: everything. */
      topics: z.array(z.enum(topics)).optional(),
      /** The vehicles whose user may switch the other reading on, where no row of a vehicle states it (C-34). */
      offeredTo: z.enum(['pairing-code', 'porsche-id']).optional(),
      sources: z.array(sourceRef).min(1),
    }),
  ),
})

/** `paths.yaml`: the menu paths as the documents print them. */
export const pathFile = z.strictObject({
  paths: z.array(
    z.strictObject({
      id: kebab,
      source: sourceRef,
      locale: localeTag,
      topic: z.enum(topics),
      group: z.string(),
      /** The menu families it holds for, where a decision narrows the statement (C-08). */
      families: z.array(z.enum(roamingGroups)).optional(),
      conflicts: z.array(conflictId).default([]),
      labels: z.array(z.string()).min(1),
      ids: z.array(nodeId).min(1),
    }),
  ),
})

const marketSwitches = {
  embeddedSim: z.boolean(),
  securityCode: z.boolean(),
  identityCheck: z.boolean(),
  callsByInsertedSim: z.boolean(),
  cards: z.array(kebab),
}

/** `markets.yaml`: only the contact address is documented; the switches are assumed and can be changed. */
export const marketFile = z.strictObject({
  switches: z.strictObject({ ...evidence, ...marketSwitches }),
  markets: z.array(
    z.strictObject({
      code: z.string().regex(/^[A-Z]{2}$/),
      contact: z.strictObject({
        address: z.email(),
        ...evidence,
        conflicts: z.array(conflictId).default([]),
        variants: z.array(printedText).default([]),
      }),
      switches: z
        .strictObject({ ...evidence, ...z.strictObject(marketSwitches).partial().shape })
        .optional(),
    }),
  ),
})

/** `skins/<id>.yaml`: screen, keys and knob of a generation of head unit; all of it assumed. */
export const skinFile = z.strictObject({
  skin: kebab,
  families: z.array(z.enum(roamingGroups)).min(1),
  ...evidence,
  screen: z.strictObject({
    width: z.number().int(),
    height: z.number().int(),
    diagonalInches: z.number(),
    rows: z.number().int().min(3),
  }),
  knob: z.boolean(),
  touch: z.boolean(),
  keys: z.array(
    z.strictObject({
      id: kebab,
      /** The root entry that this key reaches; the key exists only where the home screen has it. */
      entry: nodeId.optional(),
      /** What is printed on a key that has no entry. */
      cap: z.string().optional(),
      does: z.enum(['open-entry', 'go-home', 'go-back', 'switch-power', 'nothing-here']),
      /** Beside the screen, below it, or drawn on the glass: at its edge, or in a dock at its foot. */
      side: z.enum(['left', 'right', 'bar', 'edge', 'dock']),
    }),
  ),
  /** Entries that are drawn as a key at the foot of the glass instead of a row. */
  softKeys: z.array(nodeId).optional(),
})

export type Confidence = (typeof confidences)[number]
export type Deed = (typeof deeds)[number]
export type Topic = (typeof topics)[number]
export type Tree = (typeof trees)[number]
export type RoamingGroup = (typeof roamingGroups)[number]
export type PinGroup = (typeof pinGroups)[number]
export type LinkGroup = (typeof linkGroups)[number]
export type LinkMethod = (typeof linkMethods)[number]
export type MenuFile = z.infer<typeof menuFile>
export type VehicleFile = z.infer<typeof vehicleFile>
export type LabelFile = z.infer<typeof labelFile>
export type LabelEntry = z.infer<typeof labelEntry>
export type TextFile = z.infer<typeof textFile>
export type SourceFile = z.infer<typeof sourceFile>
export type ConflictFile = z.infer<typeof conflictFile>
export type PathFile = z.infer<typeof pathFile>
export type MarketFile = z.infer<typeof marketFile>
export type SkinFile = z.infer<typeof skinFile>
