import type { funds as zh } from "../zh-CN/funds.ts";

export const funds: typeof zh = {};
