import { readdirSync, readFileSync } from "node:fs";
import { cruise, type ICruiseOptions, type ICruiseResult } from "dependency-cruiser";
import { expect, test } from "vitest";

interface Boundaries {
  readonly forbidden: NonNullable<NonNullable<ICruiseOptions["ruleSet"]>["forbidden"]>;
  readonly options: Omit<ICruiseOptions, "ruleSet">;
}

// The file is ours; the rules' own names are checked by dependency-cruiser when it reads them.
const boundaries = JSON.parse(readFileSync(new URL("boundaries.json", import.meta.url), "utf8")) as Boundaries;

async function look(folders: readonly string[]): Promise<ICruiseResult> {
  const { forbidden, options } = boundaries;
  const { output } = await cruise([...folders], { ...options, ruleSet: { forbidden }, validate: true });
  if (typeof output === "string") throw new Error("dependency-cruiser printed instead of answering");
  return output;
}

test("every import stays within its folder's boundaries", async () => {
  const { summary } = await look(["src", "commands"]);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  // Without the swc parser it would read nothing, and everything would be fine.
  expect(summary.totalCruised).toBeGreaterThan(150);
  expect(summary.totalDependenciesCruised ?? 0).toBeGreaterThan(400);
});

test("a boundary that is crossed is found", async () => {
  const { summary } = await look(["test/fixtures/boundaries"]);
  expect(summary.violations.map(({ rule }) => rule.name)).toContain("no-cycles");
});

// dependency-cruiser does not tell `import type` apart under swc; the sources do.
test("views and commands take types of the domain, and call it only through the services they are handed", () => {
  const files = ["src/views", "commands"].flatMap((folder) => sources(folder));
  const values = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^import (?!type )([^;]*?) from "[^"]*\/domain\/[^"]*";/gm)].map(
      ([, names]) => `${file}: ${names ?? ""}`,
    ),
  );
  expect(files.length).toBeGreaterThan(40);
  expect(values).toEqual([]);
});

test("only the clock, the configuration and the program's entry read time, chance and the environment", () => {
  const pure = ["src/domain", "src/views", "src/chat", "src/packs", "src/locales", "src/cron", "commands"].flatMap(
    (folder) => sources(folder),
  );
  const offences = pure.filter((file) =>
    /Date\.now\(|new Date\(\)|Math\.random\(|process\.env/.test(readFileSync(file, "utf8")),
  );
  expect(offences).toEqual([]);
  const readers = sources("src").filter((file) => /process\.env\b/.test(readFileSync(file, "utf8")));
  expect(readers).toEqual(["src/main.ts"]);
});

test("no file is longer than 250 lines of code", () => {
  const long = [...sources("src"), ...sources("commands")].filter(
    (file) => linesOfCode(readFileSync(file, "utf8")) > 250,
  );
  expect(long).toEqual([]);
});

function linesOfCode(text: string): number {
  return text.split("\n").filter((line) => line.trim() !== "" && !/^\s*(\/\/|\/\*|\*)/.test(line)).length;
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.includes("generated"))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
}
