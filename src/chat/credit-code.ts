import { UserError } from "../errors.ts";
import { fold } from "./normalize.ts";

// GB 32100-2015: ten digits and the letters without I, O, S, V, Z; a sign's value is its place here.
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** The 18th sign for the first 17: 31 minus their sum weighted by 3^i mod 31. Undefined when one is not of the alphabet. */
export function creditCheckSign(first17: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const sign of first17) {
    const value = alphabet.indexOf(sign);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** 统一社会信用代码, upper case without blanks. Throws `bad_credit_code` when its form or its check sign is wrong. */
export function readCreditCode(given: string): string {
  const code = fold(given).replaceAll(/[\s-]/g, "").toUpperCase();
  // Places 3 to 8 are the six digits of the registering authority's division.
  const formed = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code);
  if (!formed || creditCheckSign(code.slice(0, 17)) !== code.charAt(17))
    throw new UserError("invalid_input", "bad_credit_code", { given });
  return code;
}
