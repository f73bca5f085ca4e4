import { Component, type ReactNode } from 'react';
import { useTexts } from '../shared/texts.ts';
import { Button } from '../shared/ui/button.tsx';
import { EmptyState } from '../shared/ui/empty-state.tsx';

/** Shows a plain page instead of an empty one when our own code fails or a part of it does not load. */
export class CrashBoundary extends Component<{ children: ReactNode }, { hasCrashed: boolean }> {
  override state = { hasCrashed: false };

  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override render() {
    return this.state.hasCrashed ? <CrashPage /> : this.props.children;
  }
}

function CrashPage() {
  const t = useTexts('shared');
  return (
    <main style={{ maxWidth: 640, margin: '48px auto', padding: 16 }}>
      <EmptyState
        title={t('error.crashTitle')}
        action={<Button onClick={() => location.reload()}>{t('error.reload')}</Button>}
      >
        {t('error.crashHint')}
      </EmptyState>
    </main>
  );
}
