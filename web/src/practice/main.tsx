import '../shared/styles/base.css'
import '../shared/styles/components.css'
import './shell/shell.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '../shared/i18n/index.ts'
import { Skeleton, Toaster } from '../shared/ui/index.ts'
import { createAppRouter, queries } from './routes.tsx'
import { applyTheme, preferredLanguage, preferredTheme } from './shell/preferences.ts'

applyTheme(preferredTheme())
await startI18n(preferredLanguage())
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Suspense fallback={<Skeleton />}>
          <Toaster>
            <RouterProvider router={createAppRouter()} />
          </Toaster>
        </Suspense>
      </QueryClientProvider>
    </StrictMode>,
  )
}
