import type { Locale } from "../../chat/command.ts";
import type { Block, Field, Inline, Message, Text } from "../../chat/message.ts";
import { unreachable } from "../../errors.ts";
import { clip } from "./clip.ts";
import { consoleLimits as limits } from "./limits.ts";
import { renderChart } from "./render-chart.ts";
import type { WireBlock, WireInline, WireMessage, WireText } from "./wire.ts";

type Count = (count: number) => string;
const words = {
  "zh-CN": {
    items: (count) => `… 还有 ${count} 项未显示`,
    rows: (count) => `… 还有 ${count} 行未显示`,
  },
  en: { items: (count) => `… and ${count} more`, rows: (count) => `… and ${count} more rows` },
} as const satisfies Record<Locale, { readonly items: Count; readonly rows: Count }>;

/**
 * A message as the page draws it. JSON instead of HTML, because the page makes elements and text nodes out of it: there is
 * no markup that a text could break out of. Links that are not http or https become text, and what is too long is cut
 * with a sign that it was.
 */
export function renderMessage(message: Message): WireMessage {
  const shown = message.blocks.slice(0, limits.blocks).flatMap((block) => renderBlock(block, message.locale));
  return {
    summary: clip(message.summary, limits.cell),
    title: message.title === undefined || message.title === "" ? undefined : clip(message.title, limits.label),
    tone: message.tone ?? "neutral",
    locale: message.locale,
    blocks: [...shown, ...rest(message.blocks.length - limits.blocks, message.locale)],
  };
}

function renderBlock(block: Block, locale: Locale): readonly WireBlock[] {
  switch (block.kind) {
    case "text":
    case "note":
      return [{ kind: block.kind, text: renderText(block.text, limits.text) }];
    case "fields": {
      const fields = block.fields.slice(0, limits.fields).map((field) => ({
        label: clip(field.label, limits.label),
        value: renderText(field.value, limits.text),
      }));
      return [{ kind: "fields", fields }, ...rest(block.fields.length - limits.fields, locale)];
    }
    case "table": {
      const columns = block.columns
        .slice(0, limits.columns)
        .map(({ label, align }) => ({ label: clip(label, limits.label), align: align ?? "left" }));
      const rows = block.rows
        .slice(0, limits.rows)
        .map((row) => row.slice(0, limits.columns).map((cell) => renderText(cell, limits.cell)));
      return [
        { kind: "table", columns, rows },
        ...rest(block.columns.length - limits.columns, locale),
        ...rest(block.rows.length - limits.rows, locale, "rows"),
      ];
    }
    case "chart": {
      const { chart, left } = renderChart(block.chart, locale);
      return [{ kind: "chart", chart }, ...rest(left, locale)];
    }
    case "buttons": {
      const buttons = block.buttons
        .slice(0, limits.buttons)
        .map((button) => ({ ...button, label: clip(button.label, limits.label) }));
      return [{ kind: "buttons", buttons }, ...rest(block.buttons.length - limits.buttons, locale)];
    }
    case "form": {
      const fields = block.fields.slice(0, limits.formFields).map(renderField);
      return [
        { ...block, submit: clip(block.submit, limits.label), fields },
        ...rest(block.fields.length - limits.formFields, locale),
      ];
    }
    case "divider":
      return [{ kind: "divider" }];
  }
}

function renderField(field: Field): Field {
  return {
    ...field,
    label: clip(field.label, limits.label),
    ...(field.choices
      ? {
          choices: field.choices
            .slice(0, limits.choices)
            .map(({ label, value }) => ({ label: clip(label, limits.label), value })),
        }
      : {}),
  };
}

/** Cut at `budget` characters over all its parts; dates and people count as short. */
function renderText(text: Text, budget: number): WireText {
  const parts: readonly Inline[] = isList(text) ? text : [text];
  const out: WireInline[] = [];
  let left = budget;
  for (const part of parts) {
    if (left <= 0) return lastLetter(out.at(-1)) === "…" ? out : [...out, "…"];
    const inline = renderInline(part, left);
    left -= lengthOf(inline);
    out.push(inline);
  }
  return out;
}

function isList(text: Text): text is readonly Inline[] {
  return Array.isArray(text);
}

function renderInline(inline: Inline, budget: number): WireInline {
  if (typeof inline === "string") return clip(inline, budget);
  if ("strong" in inline) return { strong: clip(inline.strong, budget) };
  if ("code" in inline) return { code: clip(inline.code, budget) };
  if ("link" in inline) {
    const label = clip(inline.label === "" ? inline.link : inline.label, budget);
    return isWebLink(inline.link) ? { link: inline.link, label } : label;
  }
  if ("person" in inline) return { person: inline.person.id, name: clip(inline.person.name ?? "", limits.label) };
  if ("date" in inline) return { date: inline.date, style: inline.style, timezone: inline.timezone };
  return unreachable(inline);
}

function lengthOf(inline: WireInline): number {
  return letters(inline)?.length ?? 10;
}

function lastLetter(inline: WireInline | undefined): string | undefined {
  return inline === undefined ? undefined : letters(inline)?.at(-1);
}

/** What is read; undefined for a date or a person, which the page words itself. */
function letters(inline: WireInline): string | undefined {
  if (typeof inline === "string") return inline;
  if ("strong" in inline) return inline.strong;
  if ("code" in inline) return inline.code;
  if ("link" in inline) return inline.label;
  return undefined;
}

/** `javascript:` and its kin never reach an href. */
function isWebLink(link: string): boolean {
  try {
    return ["http:", "https:"].includes(new URL(link).protocol);
  } catch {
    return false;
  }
}

function rest(count: number, locale: Locale, what: "items" | "rows" = "items"): readonly WireBlock[] {
  return count > 0 ? [{ kind: "note", text: [words[locale][what](count)] }] : [];
}
