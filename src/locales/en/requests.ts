import type { requests as zh } from "../zh-CN/requests.ts";

export const requests: typeof zh = {};
