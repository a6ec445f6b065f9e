import type { FileRef } from "../../address.ts";
import { UserError } from "../../errors.ts";
import { createExchange } from "../exchange/ask.ts";
import type { AskedFrom, Exchange, RuleExportDetails, RuleFileDetails } from "../models/exchange.ts";
import { holds, requireRole } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { addRule, type AddedRule } from "./add.ts";
import { findRule } from "./find.ts";

/** A rule set sent as a file: it is fetched and read beside the commands. @throws UserError forbidden */
export async function receiveRule(
  work: Work,
  file: FileRef,
  asked: AskedFrom,
  keep: boolean,
): Promise<Exchange<RuleFileDetails>> {
  if (keep) requireRole(work.actor, ["coordinator", "admin"]);
  const details: RuleFileDetails = { kind: "rule", asked, locale: work.locale, file, keep };
  return { ...(await createExchange(work, file.name, "fetching", details)), details };
}

/**
 * Keeps in mind a sound rule set that was pasted, so that a button can add it: its number, or undefined for whoever may
 * not add one.
 */
export async function rememberRule(work: Work, text: string): Promise<number | undefined> {
  if (!mayAdd(work)) return undefined;
  const details: RuleFileDetails = { kind: "rule", asked: null, locale: work.locale, file: null, keep: false };
  const { id } = await createExchange(work, "", "checked", details);
  await work.tx.exchanges.putPart(id, 0, new TextEncoder().encode(text));
  return id;
}

export function mayAdd({ actor }: Pick<Work, "actor">): boolean {
  return holds(actor, "coordinator") || holds(actor, "admin");
}

/**
 * Adds what was checked before. @throws UserError where it is another's, or was added already
 */
export async function addRemembered(work: Work, id: number): Promise<AddedRule> {
  const { tx, org, actor, now } = work;
  const hint = inWords(work, "/规则 核对", "/rules check");
  const exchange = await tx.exchanges.byId(org.id, id);
  if (exchange?.details.kind !== "rule" || exchange.personId !== actor.id)
    throw new UserError("not_found", "unknown_exchange", { number: id }, hint);
  const part = exchange.state === "checked" ? await tx.exchanges.part(id, 0) : undefined;
  if (!part || !(await tx.exchanges.move({ ...exchange, state: "done" }, "checked", now)))
    throw new UserError("conflict", "exchange_over", { number: id }, hint);
  await tx.exchanges.dropParts(id);
  return addRule(work, new TextDecoder().decode(part));
}

/** A rule set as a file to edit: as it was entered, or the pack's sample. @throws UserError unknown_rule */
export async function askRuleFile(
  work: Work,
  code: string,
  version: string | undefined,
  asked: AskedFrom,
): Promise<Exchange<RuleExportDetails>> {
  const { ruleSet } = await findRule(work, code, version);
  const details: RuleExportDetails = {
    kind: "rule-export",
    asked,
    locale: work.locale,
    code: ruleSet.code,
    version: ruleSet.version,
  };
  return { ...(await createExchange(work, "", "exporting", details)), details };
}
