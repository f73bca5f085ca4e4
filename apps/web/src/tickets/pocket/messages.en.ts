import type { pocketZh } from './messages.zh.ts';

export const pocketEn: typeof pocketZh = {};
