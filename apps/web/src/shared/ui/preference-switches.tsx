import { LANGUAGES, switchLanguage, useLanguage, useTexts } from '../texts.ts';
import { switchTheme, THEMES, useTheme } from '../theme.ts';
import styles from './preference-switches.module.css';

/** Switches to the other language, named in that language. */
export function LanguageSwitch() {
  const t = useTexts('shared');
  const language = useLanguage();
  const other = LANGUAGES.find((each) => each !== language) ?? 'zh';
  return (
    <button
      type="button"
      className={styles['switch']}
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => void switchLanguage(other)}
    >
      {t(`language.${other}`)}
    </button>
  );
}

/** Light, dark, or as the system has it. */
export function ThemeSwitch() {
  const t = useTexts('shared');
  const theme = useTheme();
  return (
    <label className={styles['theme']}>
      <span className="visually-hidden">{t('themeLabel')}</span>
      <select
        className={styles['switch']}
        value={theme}
        onChange={(event) => switchTheme(THEMES.find((each) => each === event.target.value) ?? 'system')}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {t(`theme.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
