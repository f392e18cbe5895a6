import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { asyncApi } from '../../src/contract/asyncApi.ts'
import { scenarioSchema } from '../../src/scenario/scenarioSchema.ts'

const file = new URL('../../src/contract/asyncapi.yaml', import.meta.url)
writeFileSync(file, stringify(asyncApi(), { aliasDuplicateObjects: false, lineWidth: 100 }))
console.log(`wrote ${file.pathname.split('/').slice(-3).join('/')}`)

const schemaFile = new URL('../../assets/scenario.schema.json', import.meta.url)
writeFileSync(schemaFile, `${JSON.stringify(scenarioSchema(), null, 2)}\n`)
console.log(`wrote ${schemaFile.pathname.split('/').slice(-2).join('/')}`)
