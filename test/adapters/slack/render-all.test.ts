import { describe, expect, it } from "vitest";
import { renderMessage } from "../../../src/adapters/slack/render.ts";
import { checkMessage } from "../../fakes/slack-blocks.ts";
import { samples } from "../../fixtures/messages.ts";
import { render } from "./rendered.ts";

describe("samples", () => {
  const huge = new Set(["longest", "pair-surrogates", "chinese-long", "hostile"]);
  for (const { name, message } of samples) {
    it(`${name} is within the limits`, () => {
      const { text, blocks } = render(message);
      expect(checkMessage(text, blocks)).toEqual([]);
    });
    if (huge.has(name)) continue;
    it(`${name} looks as it did`, async () => {
      await expect(`${JSON.stringify(renderMessage(message), undefined, 2)}\n`).toMatchFileSnapshot(
        `../../fixtures/slack/rendered/${name}.json`,
      );
    });
  }
});
