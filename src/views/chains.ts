import type { Block, Message, Text } from "../chat/message.ts";
import type { ChainGaps } from "../domain/chains/gaps.ts";
import type { Unit } from "../domain/model.ts";
import type { Chain, ChainLink } from "../domain/models/chain.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { choiceName, fieldRows, marked, stageName, type View } from "./view.ts";

export function chainList(view: View, chains: readonly Chain[], units: readonly Unit[]): Message {
  const { chains: say, none } = view.words;
  if (chains.length === 0)
    return { summary: say.none, locale: view.locale, blocks: [{ kind: "text", text: say.none }] };
  const rows = chains.map((chain): readonly Text[] => [
    chain.name,
    say.years(chain.fromYear, chain.toYear),
    chain.chief ?? none,
    unitName(view, units, chain.taskForceUnitId),
    list(view, chain.leaders),
    coverage(view, chain.links),
  ]);
  return tabled(view, say.title(chains.length), [
    { kind: "table", columns: say.columns.map((label) => ({ label })), rows },
    { kind: "buttons", buttons: [gapsButton(view)] },
  ]);
}

/** One chain with its links. */
export function chainCard(view: View, chain: Chain, units: readonly Unit[], headline?: string): Message {
  const { chains: say } = view.words;
  const fields = fieldRows([
    [say.field.years, say.years(chain.fromYear, chain.toYear)],
    [say.field.chief, chain.chief],
    [say.field.taskForce, chain.taskForceUnitId === null ? null : unitName(view, units, chain.taskForceUnitId)],
    [say.field.leaders, chain.leaders.length === 0 ? null : list(view, chain.leaders)],
    [say.field.aliases, chain.aliases.length === 0 ? null : list(view, chain.aliases)],
    [say.field.links, coverage(view, chain.links)],
  ]);
  const rows = chain.links.map(({ name, state, targets }): readonly Text[] => [
    name,
    say.state[state],
    list(view, targets),
  ]);
  const links: readonly Block[] =
    rows.length === 0 ? [] : [{ kind: "table", columns: say.linkColumns.map((label) => ({ label })), rows }];
  const message = tabled(view, headline ?? chain.name, [
    { kind: "fields", fields },
    ...links,
    { kind: "buttons", buttons: [gapsButton(view, chain)] },
  ]);
  return headline === undefined ? message : { ...message, tone: "good" };
}

/** Missing and weak links, who could fill them, and what is on its way. */
export function gapList(view: View, all: readonly ChainGaps[], asked: boolean): Message {
  const { chains: say } = view.words;
  const [only] = all;
  if (!only || (asked && only.gaps.length === 0)) {
    const text = only ? say.gapsNoneOf(only.chain.name) : say.gapsNone;
    return { summary: text, locale: view.locale, blocks: [{ kind: "text", text }, ...(only ? roles(view, only) : [])] };
  }
  const title = asked ? say.gapsTitle(only.chain.name) : say.gapsAll(all.length);
  return tabled(
    view,
    title,
    all.flatMap((one): readonly Block[] => [
      ...(asked ? [] : [{ kind: "text", text: { strong: one.chain.name } } as const]),
      {
        kind: "table",
        columns: say.gapColumns.map((label) => ({ label })),
        rows: one.gaps.map(({ link, projects }): readonly Text[] => [
          link.name,
          say.state[link.state],
          list(view, link.targets),
          list(
            view,
            projects
              .slice(0, 5)
              .map((project) => say.project(project.number, project.title, stageName(view, project.stage))),
          ),
        ]),
      },
      ...roles(view, one),
    ]),
  );
}

/** A gap that seems closed: for whoever moved the project on, and for those who decide. */
export function closedGapNote(
  view: View,
  project: ShownProject,
  { chain, link }: { readonly chain: Chain; readonly link: ChainLink },
): Message {
  const { chains: say } = view.words;
  const title = say.closed(project.number, project.title, stageName(view, project.stage));
  const line =
    view.locale === "zh-CN"
      ? `/产业链 环节 "${chain.name}" "${link.name}" 有`
      : `/chain link "${chain.name}" "${link.name}" held`;
  return tabled(view, title, [
    { kind: "text", text: say.closedAsk(chain.name, link.name, say.state[link.state]) },
    { kind: "buttons", buttons: [{ label: say.mark, line, tone: "primary" }, gapsButton(view, chain)] },
  ]);
}

function roles(view: View, { byRole, more }: ChainGaps): readonly Block[] {
  const { chains: say, listSeparator } = view.words;
  if (byRole.length === 0) return [];
  const counts = byRole
    .map(({ role, count }) => say.role(choiceName(view, view.pack.chainRoles, role) ?? say.noRole, count))
    .join(listSeparator);
  return [{ kind: "note", text: `${say.roles(counts)}${more ? say.rolesMore : ""}` }];
}

function gapsButton(view: View, chain?: Chain) {
  const line = view.locale === "zh-CN" ? "/产业链 缺链" : "/chain gaps";
  return { label: view.words.chains.gaps, line: chain ? `${line} ${chain.name}` : line };
}

function coverage(view: View, links: readonly ChainLink[]): string {
  const count = (state: ChainLink["state"]) => links.filter((link) => link.state === state).length;
  return links.length === 0
    ? view.words.none
    : view.words.chains.coverage(count("held"), count("weak"), count("missing"));
}

function list(view: View, items: readonly string[]): string {
  return items.length === 0 ? view.words.none : items.join(view.words.listSeparator);
}

function unitName(view: View, units: readonly Unit[], id: number | null): string {
  return units.find((unit) => unit.id === id)?.shortName ?? view.words.none;
}

function tabled(view: View, title: string, blocks: readonly Block[]): Message {
  return { summary: marked(view, title), title: marked(view, title), locale: view.locale, blocks };
}
