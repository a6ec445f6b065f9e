import { listOf, partOf, textOf, wordOf } from "./lark-card-parts.ts";

export interface Read {
  /** What a person reads, in order, escapes undone. */
  readonly text: string;
  /** What the client would act upon: `mention:ou_1`, `link:https://…`, `tag:script`, `format:*`. */
  readonly live: readonly string[];
}

/** A card as a client would show it. Only markdown is interpreted; everything else shows its letters. */
export function readCard(card: unknown): Read {
  const { config, header, body } = partOf(card);
  const reads = [
    plain(textOf(partOf(config)["summary"])),
    plain(textOf(partOf(header)["title"])),
    ...listOf(partOf(body)["elements"]).map(readElement),
  ];
  return join(reads);
}

export function readElement(element: unknown): Read {
  const part = partOf(element);
  switch (part["tag"]) {
    case "markdown":
      return readMarkdown(String(part["content"]));
    case "table":
      return readTable(part);
    case "chart":
      return readChart(partOf(part["chart_spec"]));
    case "plain_text":
      return plain(textOf(part));
    default:
      return join(
        ["label", "text", "placeholder", "default_value", "options", "columns", "elements"].flatMap((key) => {
          const value = part[key];
          if (typeof value === "string") return [plain(value)];
          return Array.isArray(value) ? value.map(readElement) : value === undefined ? [] : [readElement(value)];
        }),
      );
  }
}

/**
 * Card markdown, read strictly: what is not an escape, a line break or one of the constructs below must be ordinary text,
 * so every other special character counts as live.
 */
export function readMarkdown(markdown: string): Read {
  const live: string[] = [];
  const rest = markdown
    .replaceAll(/`([^`]*)`/g, (_, code: string) =>
      code.replaceAll(/[^\p{L}\p{N}\s]/gu, (character) => `&#${character.codePointAt(0)};`),
    )
    .replaceAll(/!\[([^\]]*)\]\(([^)]*)\)/g, (_, label: string, key: string) => (live.push(`image:${key}`), label))
    .replaceAll(
      /\[([^\]]*)\]\(([^)\s]*)\)/g,
      (_, label: string, address: string) => (live.push(`link:${address}`), label),
    )
    .replaceAll(/<at id=([^>\s]+)><\/at>/g, (_, id: string) => (live.push(`mention:${id}`), ""))
    .replaceAll("<br>", "\n")
    .replaceAll(/<\/?([a-z_]+)[^>]*>/gi, (_, tag: string) => (live.push(`tag:${tag}`), ""))
    .replaceAll(/\*\*((?:[^*])+)\*\*/g, (_, bold: string) => bold);
  for (const [address] of rest.matchAll(/https?:\/\/\S+/g)) live.push(`link:${address}`);
  for (const [character] of rest.replaceAll(/&#\d+;/g, "").matchAll(/[*_~`<>[\]#|\\&$]|(?<=^|\n)\s*(?:[-+]|\d+[.)])/g))
    live.push(`format:${character}`);
  return { text: unescape(rest), live };
}

function readTable(table: Readonly<Record<string, unknown>>): Read {
  const columns = listOf(table["columns"]).map(partOf);
  const rows = listOf(table["rows"]).map((row) =>
    join(
      columns.map((column) => {
        const cell = partOf(row)[String(column["name"])];
        return column["data_type"] === "markdown" ? readMarkdown(String(cell)) : plain(String(cell));
      }),
      " | ",
    ),
  );
  return join([plain(columns.map((column) => String(column["display_name"])).join(" | ")), ...rows]);
}

function readChart(spec: Readonly<Record<string, unknown>>): Read {
  const sets = Array.isArray(spec["data"]) ? listOf(spec["data"]).map(partOf) : [partOf(spec["data"])];
  const values = sets.flatMap((set) => listOf(set["values"]).map(partOf));
  return join([
    plain(wordOf(partOf(spec["title"])["text"])),
    ...values.map((value) => plain(`${wordOf(value["series"])} ${String(value["label"])}: ${String(value["value"])}`)),
  ]);
}

function plain(text: string): Read {
  return { text, live: [] };
}

function unescape(text: string): string {
  return text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}

function join(reads: readonly Read[], between = "\n"): Read {
  return {
    text: reads.map(({ text }) => text).join(between),
    live: reads.flatMap(({ live }) => live),
  };
}
