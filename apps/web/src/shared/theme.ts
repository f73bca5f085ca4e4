import { useSyncExternalStore } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const STORED_AS = 'linli.theme';
const listeners = new Set<() => void>();
const prefersDark = () => matchMedia('(prefers-color-scheme: dark)');

/** What the person chose; `system` until they do. */
function currentTheme(): Theme {
  const stored = localStorage.getItem(STORED_AS);
  return THEMES.find((each) => each === stored) ?? 'system';
}

/** Applies the remembered choice; `tokens.css` follows the attribute, and the system where there is none. */
export function applyTheme(theme: Theme = currentTheme()): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

export function switchTheme(theme: Theme): void {
  localStorage.setItem(STORED_AS, theme);
  applyTheme(theme);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  prefersDark().addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    prefersDark().removeEventListener('change', listener);
  };
}

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}

/** Whether dark colours show now; for libraries that do not read CSS variables. */
export function useIsDark(): boolean {
  const theme = useTheme();
  const system = useSyncExternalStore(subscribe, () => prefersDark().matches);
  return theme === 'system' ? system : theme === 'dark';
}
