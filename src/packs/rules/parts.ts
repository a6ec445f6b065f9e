import { z } from "zod";
import { minorPerMajor } from "../../money.ts";
import { currency, localized } from "../parts.ts";

/** In both languages; a plain text means both. */
export const text = z
  .union([z.string().min(1).max(300), z.strictObject(localized.unwrap().shape)])
  .transform((given) => (typeof given === "string" ? { "zh-CN": given, en: given } : given))
  .readonly();

export const points = z.number().min(0).max(1000);
/** 100 is the whole. */
export const percent = z.number().positive().max(1000);

/**
 * So many of a metric: projects of one that counts; of one that adds amounts the currency said with it, in its MAJOR units
 * (`{ currency: USD, amount: 3000000 }`), because people write rule sets and nobody writes cents.
 */
export const quantity = z.union([
  z.number().positive().max(1e6),
  z.strictObject({ currency, amount: z.number().positive().max(1e12) }).readonly(),
]);
export type Quantity = z.output<typeof quantity>;

/** In what the ledger keeps: projects, or minor units, made exact again after the multiplication. */
export function kept(given: Quantity): number {
  return typeof given === "number" ? given : Math.round(given.amount * minorPerMajor(given.currency));
}
