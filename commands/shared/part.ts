import { partNumber } from "../../src/chat/args.ts";

/** `R5`: what every step of a request begins with. */
export const requestNumber = partNumber({ letter: "R", keys: { "zh-CN": ["编号"], en: ["number"] } });

/** `P3` */
export const promiseNumber = partNumber({ letter: "P", keys: { "zh-CN": ["编号"], en: ["number"] } });
