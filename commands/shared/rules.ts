import { integer, word, words } from "../../src/chat/args.ts";
import type { FileRef } from "../../src/address.ts";
import { UserError } from "../../src/errors.ts";
import type { CommandContext } from "../context.ts";

export const ruleCode = word({
  keys: { "zh-CN": ["规则代码"], en: ["code"] },
  placeholder: { "zh-CN": "county-zone", en: "scorecard" },
});

export const ruleVersion = word({
  keys: { "zh-CN": ["版本"], en: ["version"] },
  placeholder: { "zh-CN": "2027.1", en: "2027.1" },
});

/**
 * A rule set comes as a file beside the command, as text behind it, or as the number it was kept under when it was checked.
 * The keys are such as stand in no rule set: they are looked for in the text too.
 */
export const ruleSource = {
  kept: integer({ keys: { "zh-CN": ["暂存文件"], en: ["kept-file"] }, min: 1, typedOnly: true }).optional(),
  text: words({
    keys: { "zh-CN": ["规则文本"], en: ["rule-text"] },
    placeholder: { "zh-CN": "把 YAML 文件的内容贴在这里", en: "Paste the content of the YAML file here" },
    max: 10_000,
  }).optional(),
};

/** What was sent. @throws UserError missing_argument, which is answered with a form to paste it into */
export function ruleGiven(
  { files, view }: CommandContext,
  text: string | undefined,
): { readonly file: FileRef } | { readonly text: string } {
  const [file] = files;
  if (file) return { file };
  if (text !== undefined) return { text };
  throw new UserError("invalid_input", "missing_argument", {
    key: view.locale === "en" ? "rule-text" : "规则文本",
  });
}
