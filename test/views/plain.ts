import { groupsOf, type Group } from "../../src/charts/items.ts";
import type { Block, Inline, Message, Text } from "../../src/chat/message.ts";

/** A message as one reads it, for snapshots that people can judge. */
export function plain(message: Message): string {
  const { summary, title, tone, blocks, locale } = message;
  const head = [
    `summary: ${summary}`,
    ...(title === undefined ? [] : [`title: ${title}`]),
    ...(tone === undefined ? [] : [`tone: ${tone}`]),
  ];
  return [...head, ...blocks.map((one) => block(one, locale))].join("\n");
}

function block(one: Block, locale: Message["locale"]): string {
  switch (one.kind) {
    case "text":
      return text(one.text);
    case "note":
      return `  (${text(one.text)})`;
    case "fields":
      return one.fields.map(({ label, value }) => `${label} | ${text(value)}`).join("\n");
    case "table":
      return [one.columns.map(({ label }) => label), ...one.rows.map((row) => row.map(text))]
        .map((cells) => cells.join(" | "))
        .join("\n");
    case "chart":
      return [`chart: ${one.chart.title} ${one.chart.unit}`, ...groupsOf(one.chart, locale).flatMap(numbers)].join(
        "\n",
      );
    case "buttons":
      return one.buttons.map(({ label, line }) => `[${label}] ${line}`).join("\n");
    case "form":
      return [
        `form: ${one.line}`,
        ...one.fields.map(
          ({ name, label, kind, required, placeholder, value, choices }) =>
            `  ${label}${required ? "*" : ""} (${name}, ${kind})${placeholder === undefined ? "" : ` e.g. ${placeholder}`}${value === undefined ? "" : ` = ${value}`}${choices ? ` ${choices.map((item) => item.label).join("/")}` : ""}`,
        ),
        `[${one.submit}]`,
      ].join("\n");
    case "divider":
      return "----";
  }
}

function numbers({ label, items }: Group): readonly string[] {
  return [
    ...(label === "" ? [] : [`  ${label}`]),
    ...items.map((item) =>
      item.bar
        ? `  ${item.label} ${item.bar.value}${item.bar.target === undefined ? "" : ` / ${item.bar.target}`}`
        : `  ${item.label} ${item.said.join(" / ")}`,
    ),
  ];
}

function text(value: Text): string {
  return Array.isArray(value) ? value.map(inline).join("") : inline(value as Inline);
}

function inline(value: Inline): string {
  if (typeof value === "string") return value;
  if ("strong" in value) return `*${value.strong}*`;
  if ("code" in value) return `\`${value.code}\``;
  if ("link" in value) return `${value.label} <${value.link}>`;
  if ("person" in value) return `@${value.person.name ?? value.person.id}`;
  return new Intl.DateTimeFormat("sv-SE", { timeZone: value.timezone, dateStyle: "short" }).format(
    new Date(value.date),
  );
}
