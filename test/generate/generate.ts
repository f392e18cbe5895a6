import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { asyncApi } from '../../src/contract/asyncApi.ts'

const file = new URL('../../src/contract/asyncapi.yaml', import.meta.url)
writeFileSync(file, stringify(asyncApi(), { aliasDuplicateObjects: false, lineWidth: 100 }))
console.log(`wrote ${file.pathname.split('/').slice(-3).join('/')}`)
