export const outings = {};
