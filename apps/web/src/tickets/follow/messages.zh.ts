export const followZh = {};
