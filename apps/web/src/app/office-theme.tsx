import { ConfigProvider, theme, type ThemeConfig } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { useMemo, type ReactNode } from 'react';
import { useLanguage } from '../shared/texts.ts';
import { useIsDark } from '../shared/theme.ts';

/** antd derives shades from real colours, so our variables are read out whenever light and dark change. */
function themeOf(_isDark: boolean): ThemeConfig {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    // In the dark too: the dark algorithm would dim our colours, which are chosen for both and tested for contrast.
    algorithm: theme.defaultAlgorithm,
    cssVar: { key: 'linli' },
    hashed: false,
    token: {
      fontFamily: of('font'),
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 32,
      wireframe: false,
      boxShadow: 'none',
      boxShadowSecondary: `0 0 0 1px ${of('edge')}`,
      boxShadowTertiary: 'none',
      motionDurationFast: '0.08s',
      motionDurationMid: '0.1s',
      motionDurationSlow: '0.12s',
      colorTextBase: of('ink'),
      colorBgBase: of('surface'),
      colorPrimary: of('brand'),
      colorPrimaryHover: of('brand-strong'),
      colorPrimaryActive: of('brand-strong'),
      colorPrimaryBg: of('brand-soft'),
      colorPrimaryBgHover: of('brand-soft'),
      colorPrimaryText: of('brand'),
      colorLink: of('brand'),
      colorLinkHover: of('brand-strong'),
      colorTextLightSolid: of('on-brand'),
      colorError: of('late'),
      colorErrorText: of('late'),
      colorText: of('ink'),
      colorTextHeading: of('ink'),
      colorTextSecondary: of('ink-soft'),
      colorTextTertiary: of('ink-soft'),
      colorTextDescription: of('ink-soft'),
      colorTextPlaceholder: of('ink-soft'),
      colorTextDisabled: of('ink-soft'),
      colorIcon: of('ink-soft'),
      colorBorder: of('edge'),
      colorBorderSecondary: of('line'),
      colorSplit: of('line'),
      colorBgLayout: of('ground'),
      colorBgContainer: of('surface'),
      colorBgElevated: of('surface'),
      colorBgContainerDisabled: of('sunken'),
      controlItemBgHover: of('sunken'),
      controlItemBgActive: of('brand-soft'),
      controlItemBgActiveHover: of('brand-soft'),
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    },
  };
}

/** antd in our colours, language and pace; it follows both switches. */
export function OfficeTheme({ children }: { children: ReactNode }) {
  const language = useLanguage();
  const isDark = useIsDark();
  // `isDark` is what makes the variables differ.
  const config = useMemo(() => themeOf(isDark), [isDark]);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enGB}
      theme={config}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
