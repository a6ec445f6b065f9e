import { chainFigures, sumBetween } from "../domain/boards/bulletin.ts";
import { boardOrigin, unitsIn } from "../domain/boards/data.ts";
import { chainsOf, isValid } from "../domain/chains/find.ts";
import { headlineOn } from "../domain/boards/rules.ts";
import { addDays, instantOf } from "../domain/day.ts";
import { makeDigest } from "../domain/digest.ts";
import { mondayOf, weekTold } from "../domain/posts.ts";
import { unchangedOfUnit } from "../domain/unchanged.ts";
import { weeklyPost } from "../views/weekly.ts";
import { nextIssue } from "./edition.ts";
import { peopleIn, postJob } from "./posting.ts";

/** Lines of one kind in a week and one unit. */
const mostOfWeek = 300;

/** 周报, on the first working day of the week: the week before, to each unit's channel. */
export const weeklyJob = postJob("weekly", async (posting) => {
  const { tx, scene, channel, unit, slot, view, group, lateSince } = posting;
  const { org, pack, calendar } = scene;
  const span = weekTold(calendar, slot.slot);
  if (!span) return [];
  const metric = await headlineOn({ tx, ...scene }, group, span.to);
  const what = { kind: "weekly", group, metric, day: span.to } as const;
  const { issue, boards, sources } = await nextIssue(tx, scene, channel, slot, what);
  const before = { from: addDays(span.from, -7), to: addDays(span.to, -7) };
  const units = new Set(unitsIn(await tx.units.list(org.id), group).map(({ id }) => id));
  const origin = boardOrigin(pack, metric);
  const sum = (of: typeof span, whose: ReadonlySet<number>) => sumBetween(sources.figures, metric, of, origin, whose);
  const own = new Set([unit.id]);
  const headline = pack.metrics.filter(({ code }) => pack.chains.metrics.includes(code));
  const year = Number(span.to.slice(0, 4));
  const chains = (await chainsOf({ tx, org })).filter((chain) => isValid(chain, year));
  // Up to this morning's Monday, so that what was logged in a week off is told too.
  const told = { from: span.from, to: addDays(mondayOf(slot.slot), -1) };
  const [from, until] = [told.from, mondayOf(slot.slot)].map((day) => instantOf(day, "00:00", channel.timezone));
  if (!from || !until) throw new Error("a week without days");
  const digest = await makeDigest({ tx, org }, unit.id, from, until, mostOfWeek);
  return weeklyPost(view, {
    span,
    told,
    issue: issue.number,
    year: boards.filter(({ period }) => period === "year"),
    week: boards.filter(({ period }) => period === "week"),
    versus: {
      group: { now: await sum(span, units), before: await sum(before, units) },
      own: { now: await sum(span, own), before: await sum(before, own) },
    },
    chains: { metrics: headline, lines: await chainFigures(sources, chains, headline, span) },
    digest,
    people: await peopleIn(posting, digest),
    unchanged: await unchangedOfUnit({ tx, ...scene }, unit.id, from),
    lateSince,
  });
});
