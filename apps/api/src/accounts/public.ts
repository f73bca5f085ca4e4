export { maskedPhoneOf } from './accounts.store.ts';
export { hashNewPassword } from './passwords.ts';
export { setPassword } from './passwords.store.ts';
export { rememberDevice } from './known-devices.ts';
