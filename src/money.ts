/** An exact amount: an integer of the currency's minor units (fen, cents). Currencies are never added to each other. */
export interface Money {
  /** ISO 4217, upper case. */
  readonly currency: string;
  readonly minor: number;
}

/** Ten thousand times a hundred million yuan: no real project is near it, and sums stay exact integers. */
export const largestMinor = 1e14;

const withoutMinorUnits = new Set(["JPY", "KRW"]);

/** How many minor units make one: 100 for most, 1 for yen and won (ISO 4217). */
export function minorPerMajor(currency: string): number {
  return withoutMinorUnits.has(currency) ? 1 : 100;
}
