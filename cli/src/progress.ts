import { plain } from './pictures.ts'

const barWidth = 24
/** Back to the first column, and the rest of the line empty. */
const clear = '\r\u001b[K'

/**
 * Tells on standard error how far a command over several pictures is: a bar on a terminal, else a line a picture.
 * Nothing for one picture.
 */
export function progress(total: number, { quiet }: { quiet: boolean }) {
  const { stderr } = process
  let done = 0
  const bar = () => {
    const full = Math.round((barWidth * done) / total)
    return `[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] ${done} of ${total}`
  }
  const onTerminal = total > 1 && stderr.isTTY
  if (onTerminal) stderr.write(bar())
  return {
    /** A picture has been looked at; `print` writes what came of it, with the bar out of its way. */
    finished(file: string, text: string, print: () => void): void {
      done += 1
      if (onTerminal) stderr.write(clear)
      print()
      if (onTerminal && done < total) stderr.write(bar())
      else if (total > 1 && !stderr.isTTY && !quiet)
        stderr.write(`${done} of ${total}: ${plain(file)}: ${text}\n`)
    },
  }
}
