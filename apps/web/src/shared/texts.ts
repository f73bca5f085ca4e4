import i18next, { type FlatNamespace, type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
/** What `<html lang>` and `Intl` are told. */
export const LOCALES: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };

type Bundle = Record<string, object>;
type BundleLoaders = Record<Language, () => Promise<{ default: Bundle }>>;

const STORED_AS = 'linli.language';
/** Sets of texts that a shell asked for; switching the language loads each of them in the other one. */
const wanted = new Set<BundleLoaders>();

/** Prepares i18next with the remembered language, Chinese where none is; load texts with `addTexts` before rendering. */
export function startTexts(): void {
  const stored = localStorage.getItem(STORED_AS);
  void i18next.init({
    lng: LANGUAGES.find((each) => each === stored) ?? 'zh',
    fallbackLng: false,
    resources: {},
    initAsync: false,
    defaultNS: 'shared',
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = LOCALES[currentLanguage()];
}

function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

/** Loads a set of texts in the current language; later switches bring the other language of it along. */
export async function addTexts(loaders: BundleLoaders): Promise<void> {
  wanted.add(loaders);
  await load(loaders, currentLanguage());
}

async function load(loaders: BundleLoaders, language: Language): Promise<void> {
  const { default: bundle } = await loaders[language]();
  for (const [namespace, texts] of Object.entries(bundle))
    i18next.addResourceBundle(language, namespace, texts, true, true);
}

/** Switches the language in place: nothing is reloaded, so nothing that was typed is lost. */
export async function switchLanguage(language: Language): Promise<void> {
  await Promise.all([...wanted].map((loaders) => load(loaders, language)));
  await i18next.changeLanguage(language);
  localStorage.setItem(STORED_AS, language);
  document.documentElement.lang = LOCALES[language];
}

function subscribe(listener: () => void) {
  i18next.on('languageChanged', listener);
  return () => i18next.off('languageChanged', listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage);
}

/**
 * The texts of one capability by key (`t('status.reported')`), and those of others by name
 * (`t('shared:back')`). Renders again when the language changes.
 */
export function useTexts<N extends FlatNamespace>(namespace: N): TFunction<[N, 'shared']> {
  const language = useLanguage();
  return i18next.getFixedT(language, [namespace, 'shared']) as TFunction<[N, 'shared']>;
}
