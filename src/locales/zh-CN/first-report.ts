export const firstReport = {};
