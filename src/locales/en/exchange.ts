import type { exchange as zh } from "../zh-CN/exchange.ts";

export const exchange: typeof zh = {};
