import { UserError } from "../errors.ts";
import { fold } from "./normalize.ts";

/** One unit's part of a whole as typed: `开发区 60 首谈`. */
export interface TypedShare {
  readonly unit: string;
  readonly percent: number;
  readonly role?: "first" | "referred" | "landed" | "joint";
}

const roles: ReadonlyMap<string, NonNullable<TypedShare["role"]>> = new Map([
  ["首谈", "first"],
  ["首报", "first"],
  ["first", "first"],
  ["引荐", "referred"],
  ["推荐", "referred"],
  ["referred", "referred"],
  ["referrer", "referred"],
  ["落地", "landed"],
  ["landed", "landed"],
  ["landing", "landed"],
  ["协同", "joint"],
  ["配合", "joint"],
  ["joint", "joint"],
] as const);

const roleWord = [...roles.keys()].join("|");
const number = String.raw`(\d{1,9}(?:\.\d+)?)\s*%?`;
/** A percentage as a word of its own, `60%首谈` too; and one that hangs on a unit's name, as Chinese has it: `开发区60%`. */
const percent = new RegExp(`^${number}(${roleWord})?$`, "u");
const hanging = new RegExp(String.raw`^(.*\p{Script=Han}|.+(?=[:=]))[:=]?${number}(${roleWord})?$`, "u");

/**
 * `开发区 60 首谈 高新区 40`, `开发区60%、高新区40%`, `North County 60, River 40`: units with their percentages, each with a
 * role where one is written. A unit's name may have blanks: it reaches to its number.
 * @throws UserError split_unreadable
 */
export function readShares(text: string): readonly TypedShare[] {
  const shares: TypedShare[] = [];
  let name: string[] = [];
  const take = (unit: string, digits: string, role: string | undefined): void => {
    if (unit === "") throw unreadable(text);
    const meant = role === undefined ? undefined : roles.get(role);
    shares.push({ unit, percent: Number(digits), ...(meant === undefined ? {} : { role: meant }) });
    name = [];
  };
  for (const word of wordsOf(text)) {
    const last = shares.at(-1);
    const role = roles.get(fold(word));
    const [, digits, stuck] = percent.exec(fold(word)) ?? [];
    const [, unit, own, ownRole] = hanging.exec(fold(word)) ?? [];
    if (role !== undefined && name.length === 0 && last && last.role === undefined)
      shares.splice(-1, 1, { ...last, role });
    else if (digits !== undefined) take(name.join(" "), digits, stuck);
    else if (unit !== undefined && own !== undefined)
      take([...name, word.slice(0, unit.length)].join(" "), own, ownRole);
    else name.push(word.replace(/[:：=]$/u, ""));
  }
  if (name.length > 0 || shares.length === 0) throw unreadable(text);
  return shares;
}

/** Commas and brackets only part things; a percent sign may stand apart. */
function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/[，,、;；()（）[\]【】+＋]/gu, " ")
    .replaceAll(/\s+[%％]/gu, "%")
    .split(/\s+/u)
    .filter((word) => word !== "");
}

function unreadable(given: string): UserError {
  return new UserError("invalid_input", "split_unreadable", {
    given: given.length > 40 ? `${given.slice(0, 40)}…` : given,
  });
}
