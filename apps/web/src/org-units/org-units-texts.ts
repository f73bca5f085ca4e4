import i18next, { type TFunction } from 'i18next';
import { useLanguage } from '../shared/texts.ts';

const NAMESPACES = ['orgUnitsOffice', 'orgUnits', 'shared'] as const;

/** The office's texts about units by key, and the words everybody uses for them by name (`t('orgUnits:kinds.grid')`). */
export function useOrgUnitTexts(): TFunction<typeof NAMESPACES> {
  const language = useLanguage();
  return i18next.getFixedT(language, NAMESPACES) as TFunction<typeof NAMESPACES>;
}
