/** Other capabilities tell their events in the words of the trail. */
export { useEventWords } from './audit-texts.ts';
