import { currencies } from "../../currencies.ts";
import { minorPerMajor, type Money } from "../../money.ts";
import type { Pack } from "../../packs/pack.ts";
import type { Project } from "../model.ts";

/** Arrived funds of one currency: none is ever added to another's. Minor units. */
export interface FundsTotal {
  readonly currency: string;
  /** What stands: verified, or waiting for the verifier. */
  readonly claimed: number;
  readonly verified: number;
  /** Claims that wait. */
  readonly waiting: number;
  /** Of the contract, where it is in this currency. */
  readonly contract: number | undefined;
}

type Funded = Pick<Project, "funds" | "evidence" | "stage"> & { readonly amount: Money | null | undefined };

/** The sums of a project by currency, the pack's own first. */
export function fundsTotals(project: Funded, pack: Pack): readonly FundsTotal[] {
  const claims = Object.values(project.funds).filter(({ state }) => state === "claimed" || state === "verified");
  const codes = [...new Set(claims.map(({ amount }) => amount.currency))];
  const rank = (code: string) => (code === pack.currency ? "" : code);
  return codes
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
    .map((currency) => {
      const own = claims.filter(({ amount }) => amount.currency === currency);
      const waiting = own.filter(({ state }) => state === "claimed");
      const verified = own.reduce((sum, { verifiedMinor }) => sum + verifiedMinor, 0);
      return {
        currency,
        verified,
        claimed: waiting.reduce((sum, { amount }) => sum + amount.minor, verified),
        waiting: waiting.length,
        contract: contractOf(project, currency, pack),
      };
    });
}

/**
 * What the contract says in this currency, in minor units: the amount shown at the gate, else the project's own. Undefined
 * where there is none in it: nothing is converted, so nothing can be compared.
 */
export function contractOf(project: Omit<Funded, "funds">, currency: string, pack: Pack): number | undefined {
  const stage = pack.stages.find((item) => item.evidence.some(({ key }) => key === pack.funds.contract));
  const shown = readWritten(project.evidence[`${stage?.code ?? ""}.${pack.funds.contract}`] ?? "");
  return [shown, project.amount ?? undefined].find((money) => money?.currency === currency)?.minor;
}

const scales: Readonly<Record<string, bigint>> = { 亿: 10n ** 8n, 万: 10n ** 4n, bn: 10n ** 9n, m: 10n ** 6n, "": 1n };

/**
 * An amount as evidence keeps it (`50亿元`, `US$30m`, `1,234.56元`): the exact reverse of how amounts are written. Undefined
 * for anything else: what people type is read before it becomes evidence, not here.
 */
export function readWritten(text: string): Money | undefined {
  const match = /^(\D*)(\d[\d,]*)(?:\.(\d+))?(亿|万|bn|m)?(\D*)$/u.exec(text);
  const [, sign = "", whole = "", fraction = "", scale = "", name = ""] = match ?? [];
  const found = [...currencies].find(([, known]) => (sign === "" ? known.zh === name : known.sign === sign + name));
  const unit = scales[scale];
  if (!match || !found || unit === undefined) return undefined;
  const [currency] = found;
  const digits = BigInt(whole.replaceAll(",", "") + fraction) * unit * BigInt(minorPerMajor(currency));
  return { currency, minor: Number(digits / 10n ** BigInt(fraction.length)) };
}
