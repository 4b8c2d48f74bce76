import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { browserLanguage, startI18n } from '../shared/i18n/index.ts'
import { newQueryClient } from '../shared/query.ts'
import '../shared/styles/base.css'
import '../shared/styles/components.css'
import { Skeleton } from '../shared/ui/index.ts'
import './portal.css'
import { OfferPage } from './offer-page.tsx'
import { PortalPage } from './portal-page.tsx'

const root = document.getElementById('root')
if (root) {
  await startI18n(browserLanguage())
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={newQueryClient()}>
        <Suspense fallback={<Skeleton lines={6} />}>
          {location.pathname === '/p/offer' ? <OfferPage /> : <PortalPage />}
        </Suspense>
      </QueryClientProvider>
    </StrictMode>,
  )
}
