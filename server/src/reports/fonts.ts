import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Only what the template uses: Newsreader for headings and what is said, Figtree for the rest, and
// Noto where a name is written in letters that Figtree does not have.
const files = [
  'newsreader/400Regular/Newsreader_400Regular.ttf',
  'newsreader/500Medium/Newsreader_500Medium.ttf',
  'newsreader/600SemiBold/Newsreader_600SemiBold.ttf',
  'figtree/400Regular/Figtree_400Regular.ttf',
  'figtree/600SemiBold/Figtree_600SemiBold.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
]

/** The fonts of printed pages, from the installed packages: nothing of the machine, nothing of the network. */
export function readFonts(): Uint8Array[] {
  return files.map((file) =>
    readFileSync(fileURLToPath(import.meta.resolve(`@expo-google-fonts/${file}`))),
  )
}
