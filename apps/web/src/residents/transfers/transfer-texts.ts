import i18next, { type TFunction } from 'i18next';
import { useLanguage } from '../../shared/texts.ts';

const NAMESPACES = ['transfers', 'residents', 'shared'] as const;

export function useTransferTexts(): TFunction<typeof NAMESPACES> {
  const language = useLanguage();
  return i18next.getFixedT(language, NAMESPACES) as TFunction<typeof NAMESPACES>;
}
