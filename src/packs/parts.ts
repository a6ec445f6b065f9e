import { z } from "zod";

/*
 * `readonly()` is not only a type: zod freezes what it parsed, so that a pack shared by everything cannot be changed by
 * anything.
 */
export const localized = z.object({ "zh-CN": z.string().min(1), en: z.string().min(1) }).readonly();
/** Codes are stored and typed: lower-case latin, short, never changed once a project carries them. */
export const code = z.string().regex(/^[a-z][a-z0-9-]*$/);
/** Words a person may type for a value besides its code and its names; case and width do not matter. */
export const words = z.array(z.string().min(1)).readonly();
export const choice = z.object({ code, name: localized, words }).readonly();
export const choices = z.array(choice).readonly();
export const currency = z.string().regex(/^[A-Z]{3}$/);
export const sum = z.object({ currency, minor: z.number().int().positive() }).readonly();
/** Of calendar days or working days. */
export const days = z.number().int().positive();
