import i18next, { type TFunction } from 'i18next';
import { useLanguage } from '../../shared/texts.ts';

const NAMESPACES = ['ticketsOffice', 'tickets', 'shared'] as const;

/** The desk's own texts by key, and the words it shares with the other rooms by name (`t('tickets:status.open')`). */
export function useDeskTexts(): TFunction<typeof NAMESPACES> {
  const language = useLanguage();
  return i18next.getFixedT(language, NAMESPACES) as TFunction<typeof NAMESPACES>;
}
