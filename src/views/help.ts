import type { z } from "zod";
import type { CommandSpec } from "../chat/command.ts";
import type { Block, Message, Text } from "../chat/message.ts";
import { shownName, usage } from "../chat/usage.ts";
import type { View } from "./view.ts";

type Listed = Pick<
  CommandSpec<z.ZodObject, never>,
  "name" | "aliases" | "summary" | "args" | "positional" | "examples"
>;

/**
 * All commands, each with what it does: derived from the list, so it cannot lie. Of those that begin with the same word the
 * first; its own help has the others.
 */
export function helpList(view: View, commands: readonly Listed[]): Message {
  const { help } = view.words;
  const first = commands.filter((command, index) => commands.findIndex((one) => sameHead(one, command)) === index);
  return {
    summary: help.title,
    title: help.title,
    locale: view.locale,
    blocks: [
      { kind: "text", text: help.intro },
      listOf(view, first),
      { kind: "note", text: help.more },
      { kind: "buttons", buttons: buttons(view, commands) },
    ],
  };
}

function sameHead(a: Listed, b: Listed): boolean {
  return a.name.split(" ")[0] === b.name.split(" ")[0];
}

function listOf(view: View, commands: readonly Listed[]): Block {
  const rows = commands.map((command): readonly Text[] => [
    `/${shownName(command, view.locale)}`,
    command.summary[view.locale],
  ]);
  return { kind: "table", columns: view.words.help.columns.map((label) => ({ label })), rows };
}

/** One command: how it is typed, with examples to copy, and the others that begin with its word. */
export function commandHelp(view: View, command: Listed, commands: readonly Listed[]): Message {
  const related = commands.filter((other) => other !== command && sameHead(other, command));
  const { help, listSeparator } = view.words;
  const title = `/${shownName(command, view.locale)}${view.words.colon}${command.summary[view.locale]}`;
  const others = [command.name, ...command.aliases].filter((name) => !name.endsWith("#")).map((name) => `/${name}`);
  return {
    summary: title,
    title,
    locale: view.locale,
    blocks: [
      { kind: "text", text: [{ strong: help.usage }, "\n", { code: usage(command, view.locale) }] },
      { kind: "text", text: [{ strong: help.aliases }, "\n", others.join(listSeparator)] },
      {
        kind: "text",
        text: [
          { strong: help.examples },
          ...command.examples[view.locale].flatMap((line): readonly Text[] => ["\n", { code: line }]).flat(),
        ],
      },
      ...(related.length > 0 ? [listOf(view, related)] : []),
    ],
  };
}

/** The three things a newcomer does first. */
function buttons(view: View, commands: readonly Listed[]) {
  return ["lead", "mine", "board"].flatMap((name) => {
    const command = commands.find((item) => item.name === name);
    return command
      ? [{ label: command.summary[view.locale].slice(0, 20), line: `/${shownName(command, view.locale)}` }]
      : [];
  });
}
