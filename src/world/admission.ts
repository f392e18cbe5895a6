import type { Grant } from '../contract/permission.ts'

/** Tells what a client that names itself so may do; undefined refuses it. */
export type Admission = (username?: string, password?: Uint8Array) => Grant | undefined
