import { UserError } from "../../errors.ts";
import { findUnit } from "../membership.ts";
import type { Chain, ChainLink } from "../models/chain.ts";
import { recordOrganization } from "../record.ts";
import { holds, requireRole } from "../rights.ts";
import { inWords, type Work } from "../work.ts";
import { findChain, findLink, foldWord, thisYear, wordsOf } from "./find.ts";

export interface ChainInput {
  readonly name?: string | undefined;
  readonly fromYear?: number | undefined;
  readonly toYear?: number | undefined;
  readonly chief?: string | undefined;
  /** Short name or code of the unit that works on it. */
  readonly taskForce?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  readonly leaders?: readonly string[] | undefined;
  readonly active?: boolean | undefined;
}

/** @throws UserError forbidden, or conflict where a name is taken */
export async function addChain(work: Work, input: ChainInput & { readonly name: string }): Promise<Chain> {
  requireKeeper(work);
  const { tx, org } = work;
  const draft: Omit<Chain, "id"> = {
    name: input.name,
    aliases: unique(input.aliases ?? []),
    fromYear: input.fromYear ?? thisYear(work),
    toYear: input.toYear ?? null,
    chief: input.chief ?? null,
    taskForceUnitId: input.taskForce === undefined ? null : (await findUnit(work, input.taskForce)).id,
    leaders: unique(input.leaders ?? []),
    links: [],
    active: true,
  };
  requireYears(work, draft);
  requireFree(work, await tx.chains.list(org.id), draft);
  const chain = await tx.chains.create(org.id, draft);
  await keep(work, null, chain);
  return chain;
}

/** A former name goes on as an alias, so that what was logged under it is found. A new beginning after the end takes the end away. */
export async function editChain(work: Work, given: string, input: ChainInput): Promise<Chain> {
  requireKeeper(work);
  const { tx, org } = work;
  // One that was taken out can be brought back.
  const all = await tx.chains.list(org.id);
  const retired = input.active === true ? all.find(({ name }) => foldWord(name) === foldWord(given)) : undefined;
  const line = (chain: string) =>
    inWords(work, `/产业链 改 ${chain} 链长:王市长`, `/chain edit ${chain} chief:Kim Lee`);
  const before = retired ?? (await findChain(work, given, line));
  const fromYear = input.fromYear ?? before.fromYear;
  const toYear = input.toYear ?? before.toYear;
  const name = input.name ?? before.name;
  const formerly = name === before.name ? [] : [before.name];
  const after: Chain = {
    ...before,
    name,
    aliases: unique([...(input.aliases ?? before.aliases), ...formerly]).filter((alias) => alias !== name),
    fromYear,
    toYear: input.toYear === undefined && toYear !== null && toYear < fromYear ? null : toYear,
    chief: input.chief ?? before.chief,
    taskForceUnitId:
      input.taskForce === undefined ? before.taskForceUnitId : (await findUnit(work, input.taskForce)).id,
    leaders: input.leaders === undefined ? before.leaders : unique(input.leaders),
    active: input.active ?? before.active,
  };
  requireYears(work, after);
  requireFree(
    work,
    all.filter(({ id }) => id !== before.id),
    after,
  );
  return save(work, before, after, line(before.name));
}

/** The last year it is valid in. */
export async function endChain(work: Work, given: string, year: number): Promise<Chain> {
  requireKeeper(work);
  const line = (chain: string) => inWords(work, `/产业链 结束 ${chain} ${year}`, `/chain end ${chain} ${year}`);
  const before = await findChain(work, given, line);
  const after = { ...before, toYear: year };
  requireYears(work, after);
  return save(work, before, after, line(before.name));
}

/** Adds a link, or changes its state and the companies that could fill it. */
export async function setLink(
  work: Work,
  given: string,
  link: {
    readonly name: string;
    readonly state?: ChainLink["state"] | undefined;
    readonly targets?: readonly string[] | undefined;
  },
): Promise<{ readonly chain: Chain; readonly link: ChainLink }> {
  const line = (chain: string) =>
    inWords(work, `/产业链 环节 ${chain} 电解液 缺`, `/chain link ${chain} electrolyte missing`);
  const before = await findChain(work, given, line);
  requireTaskForce(work, before);
  const known = before.links.find(({ name }) => foldWord(name) === foldWord(link.name));
  const changed: ChainLink = {
    name: known?.name ?? link.name,
    state: link.state ?? known?.state ?? "missing",
    targets: link.targets === undefined ? (known?.targets ?? []) : unique(link.targets),
  };
  const links = known ? before.links.map((one) => (one === known ? changed : one)) : [...before.links, changed];
  return { chain: await save(work, before, { ...before, links }, line(before.name)), link: changed };
}

export async function removeLink(work: Work, given: string, name: string): Promise<Chain> {
  const line = (chain: string) => inWords(work, `/产业链 去环节 ${chain} ${name}`, `/chain unlink ${chain} ${name}`);
  const before = await findChain(work, given, line);
  requireTaskForce(work, before);
  const gone = findLink(before, name, (link) =>
    inWords(work, `/产业链 去环节 ${before.name} ${link}`, `/chain unlink ${before.name} ${link}`),
  );
  return save(work, before, { ...before, links: before.links.filter((link) => link !== gone) }, line(before.name));
}

/** A firm that leads the chain (链主), added or taken out. */
export async function setLeader(work: Work, given: string, firm: string, leads: boolean): Promise<Chain> {
  const line = (chain: string) => inWords(work, `/产业链 链主 ${chain} ${firm}`, `/chain leader ${chain} ${firm}`);
  const before = await findChain(work, given, line);
  requireTaskForce(work, before);
  const others = before.leaders.filter((one) => foldWord(one) !== foldWord(firm));
  const leaders = leads ? (others.length < before.leaders.length ? before.leaders : [...others, firm]) : others;
  return save(work, before, { ...before, leaders }, inWords(work, `/产业链 ${before.name}`, `/chain ${before.name}`));
}

async function save(work: Work, before: Chain, after: Chain, example: string): Promise<Chain> {
  if (JSON.stringify(before) === JSON.stringify(after))
    throw new UserError("invalid_input", "nothing_changed", {}, example);
  await work.tx.chains.save(work.org.id, after);
  await keep(work, before, after);
  return after;
}

async function keep(work: Work, before: Chain | null, after: Chain): Promise<void> {
  await recordOrganization(work, "chain", after.taskForceUnitId ?? 0, { [`chain:${after.id}`]: [before, after] });
}

function requireKeeper(work: Work): void {
  requireRole(work.actor, ["coordinator", "admin"]);
}

/** The task force knows its chain best: its leader keeps the links and the leading firms. */
function requireTaskForce(work: Work, { taskForceUnitId }: Chain): void {
  if (taskForceUnitId !== null && holds(work.actor, "leader", taskForceUnitId)) return;
  requireKeeper(work);
}

function requireYears(work: Work, { fromYear, toYear }: Pick<Chain, "fromYear" | "toYear">): void {
  if (toYear !== null && toYear < fromYear)
    throw new UserError(
      "invalid_input",
      "chain_ends_before",
      { from: fromYear, to: toYear },
      inWords(work, "/产业链", "/chain"),
    );
}

/** A word that meant two chains would book a project on the wrong one. */
function requireFree(work: Work, others: readonly Chain[], draft: Omit<Chain, "id">): void {
  const taken = new Map(
    others.flatMap((chain) =>
      (chain.active ? wordsOf(chain) : [chain.name]).map((word) => [foldWord(word), chain] as const),
    ),
  );
  for (const word of [draft.name, ...draft.aliases]) {
    const chain = taken.get(foldWord(word));
    if (chain)
      throw new UserError(
        "conflict",
        "chain_exists",
        { name: word, chain: chain.name },
        chain.active
          ? inWords(work, "/产业链", "/chain")
          : inWords(work, `/产业链 改 ${chain.name} 状态:启用`, `/chain edit ${chain.name} status:active`),
      );
  }
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Map(words.map((word) => [foldWord(word), word])).values()];
}
