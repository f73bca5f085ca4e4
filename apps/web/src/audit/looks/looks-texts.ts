import i18next, { type TFunction } from 'i18next';
import { useLanguage } from '../../shared/texts.ts';

const NAMESPACES = ['looks', 'audit', 'shared'] as const;

export function useLooksTexts(): TFunction<typeof NAMESPACES> {
  const language = useLanguage();
  return i18next.getFixedT(language, NAMESPACES) as TFunction<typeof NAMESPACES>;
}
