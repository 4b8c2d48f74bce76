import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Two pages: the practice's app at `/`, the patient's page at `/p/`. No inline scripts (strict CSP). */
export default defineConfig({
  root: at('.'),
  plugins: [react()],
  build: {
    outDir: at('dist'),
    emptyOutDir: true,
    manifest: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: { practice: at('index.html'), portal: at('portal.html') } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4242' } },
})
