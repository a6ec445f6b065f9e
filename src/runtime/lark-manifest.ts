import {
  larkImport,
  larkMenu,
  larkPage,
  larkScopes,
  larkSubscriptions,
  type LarkPage,
} from "../adapters/lark/manifest.ts";
import type { Config } from "../config.ts";
import { catalogueOf } from "../locales/index.ts";

type Asked = Pick<Config, "lark" | "larkDomain" | "publicUrl" | "locale">;

/**
 * What an operator does in the developer console, step by step with its page, from the tables that doctor checks against.
 * Lark has no manifest that a person could paste, but permissions can be pasted all at once.
 */
export function larkManifestText({ lark, larkDomain, publicUrl, locale }: Asked): string {
  const words = catalogueOf(locale).manifest;
  const app = { domain: larkDomain, appId: lark?.appId };
  const lines: string[] = [words.title(lark ? ` ${lark.appId}` : ""), ...(lark ? [] : [words.noApp.trim()]), ""];
  let number = 0;
  const step = (name: string, page: LarkPage | undefined, ...text: readonly string[]): void => {
    number += 1;
    lines.push(words.step(number, name, page === undefined ? "" : larkPage(app, page)).trimEnd());
    lines.push(...text.map((line) => (line === "" ? line : `   ${line}`)), "");
  };
  const item = (code: string, name: string, what: string, optional: boolean): string =>
    `  ${optional ? words.optional : ""}${words.item(code, name, what)}`;
  const subscribed = (kind: "event" | "callback"): readonly string[] =>
    larkSubscriptions
      .filter((one) => one.kind === kind)
      .map(({ type, name, what, optional }) => item(type, name[locale], what[locale], optional));

  step(words.credentials, "baseinfo", words.credentialsText);
  step(words.bot, "bot", words.botText, ...larkMenu.map(({ key, label }) => `  ${label[locale]}  ${key}`));
  step(
    words.scopes,
    "auth",
    words.scopesText,
    "",
    ...larkImportText().split("\n"),
    "",
    words.scopesList,
    ...larkScopes.map(({ scope, name, what, optional }) => item(scope, name[locale], what[locale], optional)),
  );
  step(words.version, "version", words.firstVersionText);
  step(
    words.event,
    "event",
    lark?.mode === "webhook"
      ? words.eventText.webhook(`${publicUrl?.replace(/\/+$/, "") ?? "https://…"}/lark/events`)
      : words.eventText.ws,
    words.events,
    ...subscribed("event"),
    words.callbacks,
    ...subscribed("callback"),
  );
  step(words.version, "version", words.versionText);
  step(words.doctor, undefined, words.doctorText);
  return `${lines.join("\n")}${words.note}\n`;
}

/** To be pasted into the batch import of permissions. */
export function larkImportText(): string {
  return JSON.stringify(larkImport(), null, 2);
}
