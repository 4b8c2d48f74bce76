import type { AnswerOf, Routes } from '@anagen/contract'
import type { Protocol } from '@anagen/core/protocol'
import type { Context } from '../context.ts'
import { departuresOf } from './departures-of.ts'

type Info = AnswerOf<Routes['protocols.list']>['protocols'][number]

/** A protocol as lists show it. */
export async function protocolInfo(ctx: Context, protocol: Protocol): Promise<Info> {
  const all = await departuresOf(ctx, protocol)
  const { id: protocolId, version, name } = protocol
  return { protocolId, version, name, builtIn: isBuiltIn(protocol), departures: all.length }
}

/** Whether a protocol came with Anagen. Every other one names what it was made from. */
export function isBuiltIn(protocol: Protocol): boolean {
  return protocol.basedOn === undefined
}
