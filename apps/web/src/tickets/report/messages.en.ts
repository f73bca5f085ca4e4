import type { reportZh } from './messages.zh.ts';

export const reportEn: typeof reportZh = {};
