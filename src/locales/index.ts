import type { Locale } from "../locale.ts";
import { errors as enErrors } from "./en/errors/index.ts";
import { say as enSay } from "./en/say.ts";
import { errors as zhErrors } from "./zh-CN/errors/index.ts";
import { say as zhSay } from "./zh-CN/say.ts";

/** Every sentence of one language. A catalogue that misses one does not compile. */
export type Catalogue = typeof zhSay & { readonly errors: typeof zhErrors };

const catalogues: Readonly<Record<Locale, Catalogue>> = {
  "zh-CN": { ...zhSay, errors: zhErrors },
  en: { ...enSay, errors: enErrors },
};

export function catalogueOf(locale: Locale): Catalogue {
  return catalogues[locale];
}
