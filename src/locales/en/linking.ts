import type { linking as zh } from "../zh-CN/linking.ts";

export const linking: typeof zh = {};
