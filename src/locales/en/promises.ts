import type { promises as zh } from "../zh-CN/promises.ts";

export const promises: typeof zh = {};
