import type { sides as zh } from "../zh-CN/sides.ts";

export const sides: typeof zh = {};
