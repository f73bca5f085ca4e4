import { useEffect, type RefObject } from 'react';
import { isComposing } from '../../shared/keystrokes.ts';

interface Keys {
  readonly onMerge: (() => void) | null;
  readonly onNotSame: (() => void) | null;
  readonly onClose: () => void;
}

/** What has keys of its own keeps them; of what is chosen between only the arrows to the sides are its own. */
const BUSY = 'input:not([type="radio"]), textarea, select, button, a, [contenteditable="true"], [role="menu"], dialog';

/**
 * The comparison without a mouse: up and down go from field to field, 1 and 2 take the value of one file and go on,
 * Enter merges, N says that they are two people, Escape leaves.
 */
export function useCompareKeys(panel: RefObject<HTMLElement | null>, { onMerge, onNotSame, onClose }: Keys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
      if (event.key === 'Escape') return onClose();
      if (event.target instanceof Element && event.target.closest(BUSY)) return;
      const act = actOf(event.key);
      if (!act) return;
      event.preventDefault();
      act();
    };
    const actOf = (key: string): (() => void) | null => {
      if (key === 'Enter') return onMerge;
      if (key.toLowerCase() === 'n') return onNotSame;
      if (key === 'ArrowDown' || key === 'ArrowUp') return () => go(key === 'ArrowDown' ? 1 : -1);
      return key === '1' || key === '2' ? () => take(Number(key)) : null;
    };
    const radios = () =>
      [...(panel.current?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [])].filter(
        ({ disabled }) => !disabled,
      );
    const fields = () => [...new Set(radios().map(({ name }) => name))];
    const here = () => fields().indexOf((document.activeElement as HTMLInputElement | null)?.name ?? '');
    const go = (step: number) => {
      const field = fields()[Math.min(Math.max(here() + step, 0), fields().length - 1)];
      radios()
        .find(({ name, checked }) => name === field && checked)
        ?.focus();
    };
    const take = (number: number) => {
      const field = fields()[here()];
      radios()
        .find(({ name, dataset }) => name === field && dataset['file'] === String(number))
        ?.click();
      go(1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
