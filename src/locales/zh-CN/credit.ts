export const credit = {};
