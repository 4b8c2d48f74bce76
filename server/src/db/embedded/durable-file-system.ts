import { fdatasyncSync, fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

type InitOf = NodeFS['init']
type Node = { mode: number }
type Stream = { nfd: number; node: Node }

/** The parts of the Emscripten module the hook touches; its own types leave them out. */
type Module = {
  FS: { isDir(mode: number): boolean; ErrnoError: new (errno: number) => Error }
  NODEFS: { realPath(node: Node): string; stream_ops: { fsync?: (stream: Stream) => number } }
}

const EIO = 29

/**
 * PGlite's file system on a folder, with the one call it lacks: an fsync that reaches the disk.
 * Without it PostgreSQL believes its sync succeeded and a power cut loses acknowledged commits.
 */
export class DurableFileSystem extends NodeFS {
  /** How often a write-ahead log segment was brought to the disk; the self-test watches it rise. */
  walSyncs = 0
  readonly #onFailure: (error: Error) => void

  constructor(folder: string, onFailure: (error: Error) => void) {
    super(folder)
    this.#onFailure = onFailure
  }

  override async init(...[pg, options]: Parameters<InitOf>): ReturnType<InitOf> {
    const { emscriptenOpts } = await super.init(pg, options)
    const hook = (module: unknown) => this.install(module as Module)
    return {
      emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] },
    }
  }

  protected install({ FS, NODEFS }: Module): void {
    NODEFS.stream_ops.fsync = (stream) => {
      const isFolder = FS.isDir(stream.node.mode)
      try {
        if (!isFolder && NODEFS.realPath(stream.node).includes('/pg_wal/')) {
          fdatasyncSync(stream.nfd)
          this.walSyncs += 1
        } else {
          fsyncSync(stream.nfd)
        }
      } catch (error) {
        // Some systems cannot sync a folder and say so; a file that will not sync is a real loss.
        const code = (error as NodeJS.ErrnoException).code ?? ''
        if (isFolder && ['EINVAL', 'EPERM'].includes(code)) return 0
        this.#onFailure(error as Error)
        throw new FS.ErrnoError(EIO)
      }
      return 0
    }
  }
}
