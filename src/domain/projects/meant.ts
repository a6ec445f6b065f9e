import { distance } from "../../distance.ts";
import { foldText } from "../record.ts";
import { isCoordinator, unitsOf } from "../rights.ts";
import type { Work } from "../work.ts";
import type { DescribedProject } from "./describe.ts";
import { listProjects } from "./list.ts";

/** How many of the newest are looked at: the person's own, each own unit's, and everybody's for the coordinator. */
const most = { own: 100, unit: 200, all: 300, units: 5 } as const;

export interface MeantProject {
  readonly number: number;
  readonly title: string;
  /** How many letters of the text name it. */
  readonly length: number;
}

/**
 * The open projects that the actor may change and that the beginning of a text names, the best named first. What the
 * actor may not change is not looked at, so that a guess says of nothing that it is there.
 */
export async function projectsMeant(work: Work, text: string): Promise<readonly MeantProject[]> {
  const { actor } = work;
  const newest = async (filter: Parameters<typeof listProjects>[1], limit: number) =>
    (await listProjects(work, filter, { limit, offset: 0 })).projects;
  const found = isCoordinator(actor)
    ? [await newest({}, most.all)]
    : [
        await newest({ ownerId: actor.id }, most.own),
        ...(await Promise.all(
          unitsOf(actor)
            .slice(0, most.units)
            .map((unitId) => newest({ unitId }, most.unit)),
        )),
      ];
  const open = found.flat().filter(({ project, mayChange }) => mayChange && !away.has(project.side?.state ?? ""));
  const numbers = new Set<number>();
  const named = open.flatMap((one) => {
    if (numbers.has(one.project.number)) return [];
    numbers.add(one.project.number);
    const length = lengthOf(text, one);
    return length === 0 ? [] : [{ number: one.project.number, title: one.project.title, length }];
  });
  return named.toSorted((left, right) => right.length - left.length);
}

const away: ReadonlySet<string> = new Set(["lost", "exited"]);

/** How much of the text's beginning stands in one of the project's names; 0 where it does not name it. */
function lengthOf(text: string, { project }: DescribedProject): number {
  const names = [project.title, project.company, project.codeName].flatMap((name) => (name ? [foldText(name)] : []));
  return Math.max(0, ...names.map((name) => named(foldText(text), name)));
}

/**
 * The longest beginning that the name has: three signs of a Chinese one (比亚迪今天电话), two where a blank follows, or whole
 * Latin words; else a first word that is one letter away from the name's own beginning.
 */
function named(text: string, name: string): number {
  let length = 0;
  while (length < text.length && name.includes(text.slice(0, length + 1))) length++;
  const said = text.slice(0, length).trimEnd();
  if (common.has(said)) return 0;
  const after = text.charAt(said.length);
  const ends = after === "" || /[^\p{L}\p{N}]/u.test(after);
  if (/\p{Script=Han}$/u.test(said) && said.length >= (ends ? 2 : 3)) return said.length;
  const whole = ends ? said : said.replace(/\s*\S+$/u, "");
  if (/[a-z0-9]$/u.test(whole) && whole.length >= 3 && startsWord(name, whole)) return whole.length;
  const [word = ""] = text.split(/[\s,，。：:]/u);
  return word.length >= 3 && distance(word, name.slice(0, word.length)) === 1 ? word.length : 0;
}

/** Words that half of all projects have name none of them. */
const common: ReadonlySet<string> = new Set(["项目", "公司", "集团", "企业", "基地", "project", "company", "plant"]);

/** Not the end of another word: `art` is not in `smart`. */
function startsWord(name: string, words: string): boolean {
  return ` ${name}`.includes(` ${words}`);
}
