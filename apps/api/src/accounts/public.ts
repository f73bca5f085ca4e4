export { maskedPhoneOf, phoneColumns } from './accounts.store.ts';
export { hashNewPassword } from './passwords.ts';
export { removeOutsideLink } from './outside-accounts.store.ts';
export { setPassword } from './passwords.store.ts';
export { rememberDevice } from './known-devices.ts';
