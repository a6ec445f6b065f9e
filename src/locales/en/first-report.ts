import type { firstReport as zh } from "../zh-CN/first-report.ts";

export const firstReport: typeof zh = {};
