import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../commands/index.ts";
import { gateArguments } from "../commands/shared/evidence.ts";
import { readArguments } from "../src/chat/read-arguments.ts";
import { createRegistry } from "../src/chat/registry.ts";
import { fieldOf } from "../src/chat/field.ts";
import { gatesOf } from "../src/domain/line.ts";
import { environmentKeys } from "../src/config.ts";
import { catalogueOf } from "../src/locales/index.ts";
import { errors as english } from "../src/locales/en/errors/index.ts";
import type { Locale } from "../src/locale.ts";
import { loadPack, packIds } from "../src/packs/index.ts";

/** Lists that must say the same in two places. */

const root = new URL("..", import.meta.url).pathname;
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const locales: readonly Locale[] = ["zh-CN", "en"];
const now = new Date("2026-11-23T02:00:00Z");

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("generated"))
    .map((name) => join(folder, name));
}

const pagesIn = (folder: string): readonly string[] => readdirSync(join(root, folder)).toSorted();
/** What people read who run it or use it. */
const guides = [
  "README.md",
  "README.zh-CN.md",
  ...["docs/en", "docs/zh", "docs/admin/en", "docs/admin/zh"].flatMap((folder) =>
    pagesIn(folder).map((name) => `${folder}/${name}`),
  ),
];

describe("commands", () => {
  test("each file is in the list, in a file of its name, and nothing else is", async () => {
    const files = readdirSync(join(root, "commands")).filter(
      (name) => name.endsWith(".ts") && !["index.ts", "context.ts"].includes(name),
    );
    const modules = await Promise.all(
      files.map((name) => import(join(root, "commands", name)) as Promise<{ readonly default: unknown }>),
    );
    expect(new Set(modules.map((module) => module.default))).toEqual(new Set(commands));
    expect(commands).toHaveLength(files.length);
    const lists = `${read("commands/index.ts")}${read("commands/shared/office.ts")}`;
    for (const name of files.map((file) => file.replace(/\.ts$/, "")))
      expect(lists).toMatch(new RegExp(`from "\\.{1,2}/${name}\\.ts"`));
  });

  test.each(locales)("every example finds its command and is read, in %s", (locale) => {
    const registry = createRegistry(commands);
    for (const command of commands) {
      for (const example of command.examples[locale]) {
        const found = registry.find(example);
        expect(found.command.name, example).toBe(command.name);
        expect(
          () => readArguments(command, found.rest, { now, timezone: "Asia/Shanghai", locale }),
          example,
        ).not.toThrow();
      }
    }
  });

  test("every word that is typed is one language's own: no alias and no key stands for two things", () => {
    const typed = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(typed.filter((word, index) => typed.indexOf(word) !== index)).toEqual([]);
    for (const command of commands) {
      const keys = Object.values(command.args.shape).flatMap((schema) => [
        ...new Set(locales.flatMap((locale) => fieldOf(schema).meta.keys[locale])),
      ]);
      expect(
        keys.filter((key, index) => keys.indexOf(key) !== index),
        command.name,
      ).toEqual([]);
    }
  });
});

describe("packs", () => {
  const samples = {
    text: ["甲方 第 3 号", "甲方 第 3 号"],
    date: ["2026-11-20", "2026-11-20"],
    amount: ["50亿", { currency: "CNY", minor: 5e11 }],
    creditCode: ["91350100M000100Y43", "91350100M000100Y43"],
  } as const;

  test.each(packIds)("each evidence of %s is read by its key, its names and its other words", (id) => {
    for (const stage of gatesOf(loadPack(id))) {
      const gate = { args: gateArguments(stage), positional: [], examples: { "zh-CN": ["x"], en: ["x"] } } as const;
      for (const item of stage.evidence) {
        const [given, value] = samples[item.kind];
        for (const locale of locales) {
          for (const key of [item.name["zh-CN"], item.name.en, ...item.words].filter((word) => !word.includes(" "))) {
            expect(
              readArguments(gate, `${key}:${given}`, { now, timezone: "Asia/Shanghai", locale }),
              `${stage.code} ${key}`,
            ).toEqual({ [item.key]: value });
          }
        }
      }
    }
  });
});

describe("settings", () => {
  test(".env.example has every setting, in the order of the code", () => {
    const listed = [...read(".env.example").matchAll(/^#? ?([A-Z][A-Z_]+)=/gmu)].map(([, name]) => name);
    expect(listed).toEqual(environmentKeys);
  });

  test.each([...guides, "docs/architecture.md", "compose.yaml", "deploy/xianfeng.service"])(
    "%s names no setting that there is not",
    (path) => {
      const named =
        read(path).match(/\b(?:SLACK|LARK|XIANFENG)_[A-Z_]+\b|\b(?:DATABASE_URL|PUBLIC_URL|LOG_LEVEL)\b/gu) ?? [];
      for (const name of named) expect(environmentKeys).toContain(name);
    },
  );

  test("each is explained in Chinese where it was written wrong", () => {
    const { settings } = catalogueOf("zh-CN");
    for (const name of environmentKeys) expect(settings.problem(name, "expected")).not.toContain("expected");
  });

  test.each(["docs/admin/en/install.md", "docs/admin/zh/install.md"])("%s explains every one of them", (path) => {
    for (const name of environmentKeys) expect(read(path)).toContain(`\`${name}\``);
  });
});

describe("sentences", () => {
  const reasons = Object.keys(catalogueOf("zh-CN").errors);
  const thrown = [
    ...sources("src/domain"),
    ...sources("src/chat"),
    ...sources("src/runtime"),
    ...sources("src/exchange"),
    ...sources("commands"),
  ]
    .map(read)
    .join("\n");

  test.each(reasons)("%s is thrown somewhere", (reason) => {
    expect(thrown).toMatch(new RegExp(`"${reason}"`));
  });

  test("both languages have the same ones, in the same order", () => {
    expect(Object.keys(english)).toEqual(reasons);
    expect(paths(catalogueOf("en"))).toEqual(paths(catalogueOf("zh-CN")));
  });

  test("every word of the catalogue is used", () => {
    const used = [...sources("src"), ...sources("commands")]
      .filter((path) => !path.includes("locales"))
      .map(read)
      .join("\n");
    const dead = paths(catalogueOf("zh-CN"))
      .map((path) => path.split("."))
      .filter(([group]) => group !== "errors")
      .filter(
        ([group = "", name]) =>
          !new RegExp(`\\b${group}\\b`).test(used) ||
          (name !== undefined && !dynamic.has(group) && !new RegExp(`\\b${name}\\b`).test(used)),
      )
      .map((path) => path.join("."));
    expect(dead).toEqual([]);
  });
});

/** Groups whose words are looked up by a code that is data. */
const dynamic: ReadonlySet<string> = new Set(["progressKind", "field", "entryKind"]);

describe("documents", () => {
  const scripts = Object.keys((JSON.parse(read("package.json")) as { readonly scripts: object }).scripts);
  test.each([...guides, "docs/architecture.md", "commands/README.md"])(
    "%s names only npm scripts that there are",
    (path) => {
      const named = [...read(path).matchAll(/npm (?:run ([a-z][a-z:]*)|(?:test|start)\b)/gu)].map(
        ([typed, name]) => name ?? typed.slice(4),
      );
      for (const name of named) expect(scripts).toContain(name);
    },
  );

  test.each(guides)("%s types only commands that there are", (path) => {
    const registry = createRegistry(commands);
    const typed = [...read(path).matchAll(/`(\/[\p{L}][^`]*)`/gu)]
      .map(([, line]) => line ?? "")
      // Paths and addresses, and the word under which Slack has all of them.
      .filter((line) => !/^\/[a-z]+\/|^\/(?:healthz|readyz|metrics|wall|xf)\b/u.test(line));
    for (const line of typed) expect(() => registry.find(line), line).not.toThrow();
    if (path.startsWith("README")) expect(typed.length).toBeGreaterThan(10);
  });

  test.each(guides)("%s runs only sub-commands that there are", (path) => {
    const known = [...read("src/cli.ts").matchAll(/^ {6}case "([a-z]+)":/gmu)].map(([, name]) => name);
    expect(known).toContain("doctor");
    const named = [...read(path).matchAll(/(?:npx xianfeng|dist\/src\/main\.js) ([a-z]+)/gu)].map(([, name]) => name);
    for (const name of named) expect(known).toContain(name);
  });

  test.each([...guides, "docs/architecture.md", "commands/README.md", "src/adapters/README.md"])(
    "%s leads to files and pictures that there are",
    (path) => {
      const links = [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)/gu)].map(([, link]) => link ?? "");
      for (const link of links) expect(existsSync(join(root, dirname(path), link)), link).toBe(true);
    },
  );

  test("each page is there in both languages", () => {
    expect(pagesIn("docs/admin/en")).toEqual(pagesIn("docs/admin/zh"));
    expect(pagesIn("docs/en")).toEqual(pagesIn("docs/zh"));
  });
});

describe("the two databases", () => {
  test("have one schema, its provider apart", () => {
    // The other schema is made from this one; what is committed are both migrations.
    const models = [...read("prisma/sqlite/schema.prisma").matchAll(/^model (\w+)/gmu)]
      .map(([, name]) => name)
      .toSorted();
    for (const dialect of ["sqlite", "postgresql"]) {
      const folder = join(root, "prisma", dialect, "migrations");
      const names = readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);
      const made = names.flatMap((name) =>
        [...readFileSync(join(folder, name, "migration.sql"), "utf8").matchAll(/CREATE TABLE "(?!new_)(\w+)"/gu)].map(
          ([, table]) => table,
        ),
      );
      expect(made.toSorted(), dialect).toEqual(models);
    }
    const migrations = (dialect: string) => readdirSync(join(root, "prisma", dialect, "migrations"));
    expect(migrations("postgresql")).toEqual(migrations("sqlite"));
  });
});

function paths(value: unknown, at = ""): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [at];
  return Object.entries(value).flatMap(([name, inner]) => paths(inner, at === "" ? name : `${at}.${name}`));
}
