import type { chains as zh } from "../zh-CN/chains.ts";

export const chains: typeof zh = {};
