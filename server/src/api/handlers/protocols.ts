import {
  copyOf,
  editProtocol,
  getProtocol,
  listProtocols,
} from '../../usecases/protocols/protocols.ts'
import type { Handlers } from '../handlers.ts'

/** The protocols of a practice. */
export const protocolHandlers: Pick<
  Handlers,
  'protocols.list' | 'protocols.get' | 'protocols.copy' | 'protocols.edit'
> = {
  'protocols.list': listProtocols,
  'protocols.get': getProtocol,
  'protocols.copy': copyOf,
  'protocols.edit': editProtocol,
}
