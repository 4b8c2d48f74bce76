import { copyOfProtocol } from '../../usecases/protocols/copy-protocol.ts'
import { editProtocol } from '../../usecases/protocols/edit-protocol.ts'
import { getProtocol } from '../../usecases/protocols/get-protocol.ts'
import { listProtocols } from '../../usecases/protocols/list-protocols.ts'
import type { Handlers } from '../handlers.ts'

/** The protocols of a practice. */
export const protocolHandlers: Pick<
  Handlers,
  'protocols.list' | 'protocols.get' | 'protocols.copy' | 'protocols.edit'
> = {
  'protocols.list': listProtocols,
  'protocols.get': getProtocol,
  'protocols.copy': copyOfProtocol,
  'protocols.edit': editProtocol,
}
