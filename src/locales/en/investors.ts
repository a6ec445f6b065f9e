import type { investors as zh } from "../zh-CN/investors.ts";

export const investors: typeof zh = {};
