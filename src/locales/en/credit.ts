import type { credit as zh } from "../zh-CN/credit.ts";

export const credit: typeof zh = {};
