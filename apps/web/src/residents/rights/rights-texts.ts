import i18next, { type TFunction } from 'i18next';
import { useLanguage } from '../../shared/texts.ts';

const NAMESPACES = ['rights', 'residents', 'care', 'shared'] as const;

export function useRightsTexts(): TFunction<typeof NAMESPACES> {
  const language = useLanguage();
  return i18next.getFixedT(language, NAMESPACES) as TFunction<typeof NAMESPACES>;
}
