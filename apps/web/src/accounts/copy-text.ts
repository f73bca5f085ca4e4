import i18next from 'i18next';
import { showToast } from '../shared/ui/toast.tsx';

/** Puts secrets where they can be pasted from, and says whether that worked: not every office browser lets a page. */
export async function copyText(text: string): Promise<void> {
  const t = i18next.getFixedT(null, 'accounts');
  await navigator.clipboard.writeText(text).then(
    () => showToast(t('forms.codes.copied')),
    () => showToast(t('forms.codes.copyFailed')),
  );
}
