import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTexts } from '../texts.ts';
import { Button } from './button.tsx';
import styles from './toast.module.css';

interface Toast {
  id: number;
  text: string;
  undo: (() => void) | null;
}

/** Long enough to read and to reach for "undo". */
const SHOWN_MS = 8_000;

let current: Toast | null = null;
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: Toast | null) {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Says what was done, for eight seconds, with a way back where there is one. A newer word replaces it. */
export function showToast(text: string, undo: (() => void) | null = null): void {
  lastId += 1;
  set({ id: lastId, text, undo });
}

/** Where toasts show; each shell has one. Pointing at it or focusing it holds it. */
export function ToastRegion() {
  const t = useTexts('shared');
  const toast = useSyncExternalStore(subscribe, () => current);
  const [isHeld, setIsHeld] = useState(false);
  const region = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const hold = () => setIsHeld(true);
    const release = () => setIsHeld(false);
    const element = region.current;
    const moments = { mouseover: hold, mouseleave: release, focusin: hold, focusout: release };
    for (const [moment, listener] of Object.entries(moments)) element?.addEventListener(moment, listener);
    return () => {
      for (const [moment, listener] of Object.entries(moments)) element?.removeEventListener(moment, listener);
    };
  }, []);
  useEffect(() => {
    if (!toast || isHeld) return;
    const timer = setTimeout(() => set(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);

  const close = () => {
    setIsHeld(false);
    set(null);
  };
  return (
    <div ref={region} role="status" className={styles['region']}>
      {toast && (
        <div key={toast.id} className={styles['toast']}>
          <span className={styles['text']}>{toast.text}</span>
          {toast.undo && (
            <Button
              variant="plain"
              onClick={() => {
                toast.undo?.();
                close();
              }}
            >
              {t('undo')}
            </Button>
          )}
          <button type="button" className={styles['close']} aria-label={t('close')} onClick={close}>
            ×
          </button>
        </div>
      )}
    </div>
  );
}
