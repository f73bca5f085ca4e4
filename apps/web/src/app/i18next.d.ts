import 'i18next';
import type light from './messages.zh.ts';
import type office from './office-messages.zh.ts';

/** Chinese is the source: the keys that `t` accepts are the keys of the Chinese texts. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: typeof light & typeof office;
  }
}
