import type { originZh } from './origin-messages.zh.ts';

export const originEn: typeof originZh = {
  title: 'What the other system sent',
  sender: 'Sent by',
  point: 'Point (WGS84)',
  media: 'A link they sent',
  mediaHint: 'It comes from outside and was not checked; make sure of it before you open it.',
};
