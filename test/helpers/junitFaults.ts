import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

/** What xmllint has against a JUnit report, held against the schema of the fixtures; nothing when it is taken. */
export function junitFaults(xmllint: string, xml: string): string {
  const argv = ['--noout', '--nonet', '--schema', resolve('test/fixtures/junit.xsd'), '-']
  const { status, stderr } = spawnSync(xmllint, argv, { input: xml, encoding: 'utf8' })
  return status === 0 ? '' : stderr
}
