export const pocketZh = {};
