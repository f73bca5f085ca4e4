/** What opens on the page 账号与安全 when asked for, and its last part; it loads behind the first view. */
export { ChangePasswordForm } from './change-password-form.tsx';
export { OutsideSection } from './outside-section.tsx';
export { PhoneForm } from './phone-form.tsx';
export { RemoveTwoFactor, RenewRecoveryCodes } from './two-factor-changes.tsx';
export { SessionsSection } from './sessions-section.tsx';
export { TwoFactorSetUp } from './two-factor-set-up.tsx';
