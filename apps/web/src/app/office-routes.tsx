import { addTexts } from '../shared/texts.ts';

/**
 * The seam to the office pages: everything below here, antd included, loads only for office roles, after
 * `RequireRole` let them in. Each room has its own routes and menu; paths are relative to the room.
 */
await addTexts({ zh: () => import('./office-messages.zh.ts'), en: () => import('./office-messages.en.ts') });

/** `/desk/*`: community workers. */
export function Desk() {
  return null;
}

/** `/overlook/*`: street and district officials. */
export function Overlook() {
  return null;
}

/** `/admin/*`: system administrators. */
export function Admin() {
  return null;
}
