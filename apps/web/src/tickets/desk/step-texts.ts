import i18next from 'i18next';
import { useLanguage } from '../../shared/texts.ts';
import type { stepsZh } from './step-messages.zh.ts';

type Path<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string
    ? Key
    : Texts[Key] extends readonly string[]
      ? never
      : `${Key}.${Path<Texts[Key]>}`;
}[keyof Texts & string];
export type StepTextKey = Path<typeof stepsZh>;

/** The words of the steps that hold a ticket up, press for it, and so on, by key; `ready` are those to press. */
export function useStepTexts() {
  const t = i18next.getFixedT(useLanguage(), 'ticketSteps' as 'shared') as unknown as (
    key: string,
    options?: object,
  ) => unknown;
  return {
    step: (key: StepTextKey, values?: object) => t(key, values) as string,
    ready: (action: keyof (typeof stepsZh)['form']) => t(`form.${action}.ready`, { returnObjects: true }) as string[],
  };
}
