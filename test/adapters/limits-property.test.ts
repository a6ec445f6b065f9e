import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "../../src/chat/message.ts";
import { checkView } from "../fakes/slack-views.ts";
import { platforms, problems } from "./problems.ts";
import { anyMessage } from "../fixtures/any-message.ts";
import { runs } from "../runs.ts";

/**
 * No message breaks a limit of a platform, whatever is in it. What a platform refuses is written down in `fakes`, with the
 * platform's own numbers and apart from the renderers' tables; the servers of the other tests refuse by the same functions.
 */

describe.each(["slack", "lark", "console"] as const)("any message on %s", (platform) => {
  const { ids } = platforms[platform];
  it("is taken, and nothing in it acts that should not", () => {
    fc.assert(
      fc.property(anyMessage(platform, ids), (message) => {
        expect(problems(platform, message)).toEqual([]);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe.each(["slack", "lark", "console"] as const)("the largest of each kind on %s", (platform) => {
  it.each(["字", "<", "\u0007x"])("made of %j is taken", (sign) => {
    const long = (units: number): string => sign.repeat(units / sign.length);
    const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
    const kinds: Message["blocks"] = [
      { kind: "text", text: many(40, { strong: long(8000) }) },
      { kind: "note", text: long(40_000) },
      { kind: "fields", fields: many(200, { label: long(400), value: long(9000) }) },
      { kind: "table", columns: many(60, { label: long(400) }), rows: many(210, many(25, long(400))) },
      { kind: "buttons", buttons: many(100, { label: long(400), line: `/lead ${long(1000)}` }) },
      {
        kind: "chart",
        chart: {
          kind: "ranking",
          title: long(900),
          unit: long(400),
          bars: many(80, { label: long(900), value: 1e308, claimed: 1.7e308 }),
        },
      },
    ];
    for (const block of kinds) {
      const message = { summary: long(9000), title: long(900), locale: "zh-CN", blocks: many(3, block) } as const;
      expect([block.kind, ...problems(platform, message)]).toEqual([block.kind]);
    }
  });
});

describe("what is checked", () => {
  it("a view of Slack by its own numbers", () => {
    const text = (letters: number) => ({ type: "plain_text", text: "字".repeat(letters) });
    const input = {
      type: "input",
      block_id: "a",
      label: text(1),
      element: { type: "plain_text_input", action_id: "a" },
    };
    const dividers = (count: number) => Array.from({ length: count }, () => ({ type: "divider" }));
    const modal = { type: "modal", title: text(24), submit: text(24), close: text(24), blocks: [input] };
    expect(checkView({ ...modal, private_metadata: "x".repeat(3000), callback_id: "x".repeat(255) })).toEqual([]);
    const bad: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
      [{ ...modal, title: text(25) }, "/title: 25 characters, more than 24"],
      [{ ...modal, submit: text(25) }, "/submit: 25 characters, more than 24"],
      [{ ...modal, private_metadata: "x".repeat(3001) }, "/private_metadata: over 3000"],
      [{ ...modal, text: "x" }, "/text: no property of a modal"],
      [{ type: "modal", title: text(1), blocks: [input] }, "/submit: a modal with an input needs it"],
      [{ ...modal, blocks: [input, input] }, "/blocks: a block_id twice"],
      [{ ...modal, blocks: dividers(101) }, "/blocks: 101 blocks, more than 100"],
      [{ type: "home", title: text(1), blocks: [] }, "/title: no property of a home"],
      [{ type: "home" }, "/blocks: missing"],
      [
        { ...modal, blocks: [{ ...input, element: { ...input.element, max_length: 3, initial_value: "abcd" } }] },
        "/blocks/0/element: initial_value longer than max_length",
      ],
      [
        {
          ...modal,
          blocks: [
            {
              ...input,
              element: {
                type: "radio_buttons",
                options: Array.from({ length: 11 }, () => ({ text: text(1), value: "v" })),
              },
            },
          ],
        },
        "/blocks/0/element: 11 options",
      ],
    ];
    for (const [view, problem] of bad) expect(checkView(view)).toEqual([problem]);
    expect(checkView({ type: "home", blocks: dividers(100) })).toEqual([]);
  });
});
