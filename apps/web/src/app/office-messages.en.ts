import type zh from './office-messages.zh.ts';

export default {} satisfies typeof zh;
