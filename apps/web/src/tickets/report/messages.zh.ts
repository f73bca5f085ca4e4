export const reportZh = {};
