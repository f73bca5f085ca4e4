import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router-dom';
import { createQueryClient } from '../shared/query-client.ts';
import { addTexts, startTexts } from '../shared/texts.ts';
import { applyTheme } from '../shared/theme.ts';
import '../shared/ui/tokens.css';
import '../shared/ui/page.css';
import { CrashBoundary } from './crash-boundary.tsx';
import { LIGHT_MESSAGES } from './light-messages.ts';
import { AppRoutes, preloadPage } from './router.tsx';

applyTheme();
startTexts();
// The page's own code travels while the texts do, instead of after them.
preloadPage(location.pathname);
await addTexts(LIGHT_MESSAGES);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <CrashBoundary>
      <QueryClientProvider client={createQueryClient()}>
        <BrowserRouter>
          <AppRoutes />
        </BrowserRouter>
      </QueryClientProvider>
    </CrashBoundary>
  </StrictMode>,
);
