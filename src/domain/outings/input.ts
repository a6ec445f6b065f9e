import { UserError } from "../../errors.ts";
import { inWords, type Work } from "../work.ts";
import { isOuting } from "./derive.ts";

/** What can be said of a visit or an errand besides its text. */
export interface OutingInput {
  readonly city?: string | undefined;
  /** Who went: names, or the highest rank. */
  readonly who?: string | undefined;
  /** Whom they met, by title. */
  readonly whom?: string | undefined;
  readonly result?: string | undefined;
  /** Of an errand: the approving body, and what was asked of it. */
  readonly body?: string | undefined;
  readonly matter?: string | undefined;
  readonly online?: boolean | undefined;
}

/**
 * What an entry of this kind keeps of it. Said of something else, it would count nowhere and look as if it did.
 * @throws UserError invalid_input naming the key
 */
export function outingDetails(
  work: Pick<Work, "locale">,
  kind: string,
  { city, who, whom, result, body, matter, online }: OutingInput,
): Readonly<Record<string, string | true>> {
  const given = Object.entries({ city, who, whom, result, body, matter, ...(online ? { online } : {}) }).flatMap(
    ([key, value]) => (value === undefined ? [] : [[key, value] as const]),
  );
  const [stray] = given.filter(([key]) => !isOuting(kind) || (kind !== "errand" && ofErrands.has(key)));
  if (stray) {
    const [key] = stray;
    const shown = inWords(work, namesOf[key]?.[0] ?? key, namesOf[key]?.[1] ?? key);
    throw ofErrands.has(key)
      ? new UserError("invalid_input", "only_for_errands", { key: shown }, errand(work))
      : new UserError("invalid_input", "only_for_outings", { key: shown }, visit(work));
  }
  return Object.fromEntries(given);
}

const ofErrands: ReadonlySet<string> = new Set(["body", "matter"]);

/** As they are typed. */
const namesOf: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  city: ["城市", "city"],
  who: ["人员", "who"],
  whom: ["对象", "whom"],
  result: ["结果", "result"],
  body: ["部门", "body"],
  matter: ["事项", "matter"],
  online: ["线上", "online"],
};

function errand(work: Pick<Work, "locale">): string {
  return inWords(work, "/跑办 #12 行政审批局 施工许可 已受理", '/errand #12 "planning office" permit accepted');
}

function visit(work: Pick<Work, "locale">): string {
  return inWords(work, "/拜访 #12 谈定用地 城市:上海", "/visit #12 agreed the site city:Shanghai");
}
