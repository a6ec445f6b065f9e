export const sides = {};
