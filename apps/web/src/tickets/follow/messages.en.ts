import type { followZh } from './messages.zh.ts';

export const followEn: typeof followZh = {};
