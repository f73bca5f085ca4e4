export { visitsInClear } from './visits-in-clear.ts';
