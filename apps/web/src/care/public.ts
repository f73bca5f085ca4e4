import { lazy } from 'react';
import { addTexts } from '../shared/texts.ts';
import { CARE_MESSAGES } from './care-messages.ts';

/** The words of visits, for whoever tells of one. */
export const addCareTexts = () => addTexts(CARE_MESSAGES);

/** The visits of a resident, for their file. */
export const VisitsOf = lazy(async () => {
  const [{ VisitsOf: section }] = await Promise.all([import('./visits-of.tsx'), addCareTexts()]);
  return { default: section };
});
