import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, vi } from 'vitest';
import { ConfirmIdentityHost } from '../../app/confirm-identity-host.tsx';
import {
  ACCOUNT_FORMS_MESSAGES,
  ACCOUNT_MESSAGES,
  FIRST_SIGN_IN_MESSAGES,
  FOLLOW_MESSAGES,
  LIGHT_MESSAGES,
  OWN_ACCOUNT_MESSAGES,
  POCKET_MESSAGES,
  REPORT_MESSAGES,
} from '../../app/light-messages.ts';
import { createQueryClient } from '../query-client.ts';
import { addTexts, startTexts } from '../texts.ts';
import { ToastRegion } from '../ui/toast.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

/** Shows a page as its shell would, in Chinese, at `at`; returns the person who uses it. */
export async function showPage(page: ReactNode, at = '/', moreTexts: Parameters<typeof addTexts>[0][] = []) {
  startTexts();
  const light = [
    LIGHT_MESSAGES,
    ACCOUNT_MESSAGES,
    ACCOUNT_FORMS_MESSAGES,
    OWN_ACCOUNT_MESSAGES,
    FIRST_SIGN_IN_MESSAGES,
    REPORT_MESSAGES,
    FOLLOW_MESSAGES,
    POCKET_MESSAGES,
  ];
  for (const texts of [...light, ...moreTexts]) await addTexts(texts);
  render(
    <QueryClientProvider client={createQueryClient()}>
      <MemoryRouter initialEntries={[at]}>
        {page}
        <ConfirmIdentityHost />
        <ToastRegion />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}
