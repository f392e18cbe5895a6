import { roles, type Channel, type Role } from './channel.ts'
import { channelNames, channelOf } from './channels.ts'

/** Roles that are many: such a client's user name is its own VIN or account id. */
const ownLevel: Readonly<Partial<Record<Role, string>>> = { car: '{vin}', owner: '{accountId}' }

/**
 * The list of channels as an ACL file of Mosquitto: who may write and read what. A user is named like its role,
 * a car by its VIN, an owner by the account id.
 */
export function mosquittoAcl(root?: string): string {
  const prefix = root === undefined ? '' : `${root}/`
  return [...roles.map((role) => sectionOf(role, prefix)), carrierSection(root)].join('\n')
}

/** Where the worlds of `pcm run --broker` are when no root is named. */
export const defaultRoot = 'pcm-run'

/** Whoever carries whole worlds speaks for everybody in them: one user, who may do everything below the root. */
function carrierSection(root = defaultRoot): string {
  return `# for \`pcm run --broker\`\nuser pcm-run\ntopic readwrite ${root}/#\n`
}

function sectionOf(role: Role, prefix: string): string {
  const own = ownLevel[role]
  const word = own === undefined ? 'topic' : 'pattern'
  const rights = channelNames.flatMap((name) => {
    const channel = channelOf(name)
    const topic = topicOf(channel, own)
    // a pattern holds for every user: without its own level it would be a right of everybody
    if (own !== undefined && !topic.includes('%u')) return []
    return [
      ...(channel.publishedBy === role ? [`${word} write ${prefix}${topic}`] : []),
      ...(channel.readBy.includes(role) ? [`${word} read ${prefix}${topic}`] : []),
    ]
  })
  const heading =
    own === undefined ? `user ${role}` : `# a ${role} is a user named by its ${own.slice(1, -1)}`
  return `${[heading, ...new Set(rights)].join('\n')}\n`
}

function topicOf({ address }: Channel, own: string | undefined): string {
  return address
    .split('/')
    .map((level) => (level === own ? '%u' : level.startsWith('{') ? '+' : level))
    .join('/')
}
