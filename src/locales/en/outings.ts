import type { outings as zh } from "../zh-CN/outings.ts";

export const outings: typeof zh = {};
