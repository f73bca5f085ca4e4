import i18next, { type TFunction } from 'i18next';
import { useLanguage } from '../shared/texts.ts';

const NAMESPACES = ['appointmentsPage', 'orgUnits', 'shared'] as const;

/** The page's texts about people by key, roles and kinds by name (`t('shared:roles.volunteer')`). */
export function useAppointmentTexts(): TFunction<typeof NAMESPACES> {
  const language = useLanguage();
  return i18next.getFixedT(language, NAMESPACES) as TFunction<typeof NAMESPACES>;
}
