import { writeFileSync } from 'node:fs'
import { format, resolveConfig } from 'prettier'
import { stringify } from 'yaml'
import { asyncApi } from '../../src/contract/asyncApi.ts'
import { scenarioSchema } from '../../src/scenario/scenarioSchema.ts'

const file = new URL('../../src/contract/asyncapi.yaml', import.meta.url)
writeFileSync(file, stringify(asyncApi(), { aliasDuplicateObjects: false, lineWidth: 100 }))
console.log(`wrote ${file.pathname.split('/').slice(-3).join('/')}`)

const schemaFile = new URL('../../assets/scenario.schema.json', import.meta.url)
const style = { ...(await resolveConfig(schemaFile)), parser: 'json' }
writeFileSync(schemaFile, await format(JSON.stringify(scenarioSchema()), style))
console.log(`wrote ${schemaFile.pathname.split('/').slice(-2).join('/')}`)
