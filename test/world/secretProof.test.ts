import { expect, test } from 'vitest'
import { isSameSecret, proofOf } from '../../src/world/secretProof.ts'

const proof = proofOf('83649205', 'card-1', 'salt')

test('a proof knows its secret again, from either side, and no other', () => {
  expect(proof).not.toContain('83649205')
  expect(isSameSecret('83649205', proof)).toBe(true)
  expect(isSameSecret(proof, '83649205')).toBe(true)
  expect(isSameSecret(proof, proof)).toBe(true)
  for (const other of ['83649204', '8364920', '', null, `${proof}x`]) {
    expect(isSameSecret(other, proof)).toBe(false)
  }
  expect(isSameSecret(null, null)).toBe(false)
})

test('the same secret has one proof on one card, another on another card and in another folder', () => {
  expect(proofOf('83649205', 'card-1', 'salt')).toBe(proof)
  expect(proofOf('83649205', 'card-2', 'salt')).not.toBe(proof)
  expect(proofOf('83649205', 'card-1', 'pepper')).not.toBe(proof)
})

test('a proof is not proven again', () => {
  expect(proofOf(proof, 'card-2', 'pepper')).toBe(proof)
})
