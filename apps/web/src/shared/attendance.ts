import { requestHeaders } from './api.ts';

/** What a page asks so long after the last touch, it asks by itself: live updates must not keep a session open. */
const UNATTENDED_AFTER_MS = 60_000;
const TOUCHES = ['pointermove', 'pointerdown', 'keydown', 'wheel'];

/** Tells the API from now on when nobody is at the page, so that an idle session ends. Returns how to stop. */
export function watchAttendance(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const touch = () => {
    delete requestHeaders['linli-unattended'];
    clearTimeout(timer);
    timer = setTimeout(() => (requestHeaders['linli-unattended'] = '1'), UNATTENDED_AFTER_MS);
  };
  for (const event of TOUCHES) addEventListener(event, touch, { passive: true, capture: true });
  touch();
  return () => {
    clearTimeout(timer);
    delete requestHeaders['linli-unattended'];
    for (const event of TOUCHES) removeEventListener(event, touch, { capture: true });
  };
}
