import { indicatorsOf, overdueStarts, recentCohorts, yearCurve } from "../domain/boards/bulletin.ts";
import { stageDurations } from "../domain/boards/durations.ts";
import { chainStates } from "../domain/chains/coverage.ts";
import { carriedOver } from "../domain/boards/carried.ts";
import { boardOrigin, unitsIn } from "../domain/boards/data.ts";
import { comingDues } from "../domain/coming.ts";
import { headlineOn } from "../domain/boards/rules.ts";
import { addDays, instantOf } from "../domain/day.ts";
import { makeDigest } from "../domain/digest.ts";
import { periodEnd } from "../domain/period.ts";
import { monthTold, yearTold } from "../domain/posts.ts";
import { redIn } from "../domain/reminders/waiting.ts";
import { monthlyBulletin } from "../views/bulletin.ts";
import { yearClose } from "../views/year-close.ts";
import { nextIssue } from "./edition.ts";
import { peopleIn, postJob } from "./posting.ts";

/** Lines of one kind in a month and one unit: nobody reads them, their people are thanked. */
const mostOfMonth = 500;

/** 通报, on the first working day after the month before was closed (月结): what it says does not grow any more. */
export const bulletinJob = postJob("bulletin", async (posting) => {
  const { tx, scene, channel, unit, slot, view, group, lateSince } = posting;
  const { org, pack, calendar } = scene;
  const span = monthTold(calendar, slot.slot, pack.funds.lockDay);
  if (!span) return [];
  const metric = await headlineOn({ tx, ...scene }, group, span.to);
  const what = { kind: "monthly", group, metric, day: span.to } as const;
  const { issue, edition, boards, sources } = await nextIssue(tx, scene, channel, slot, what);
  const [from, until] = [span.from, addDays(span.to, 1)].map((day) => instantOf(day, "00:00", channel.timezone));
  if (!from || !until) throw new Error("a month without days");
  const digest = await makeDigest({ tx, org }, unit.id, from, until, mostOfMonth);
  const month = slot.slot.slice(0, 7);
  const year = span.to.slice(0, 4);
  const rest = { from: slot.slot, to: periodEnd("month", slot.slot) };
  return monthlyBulletin(view, {
    organization: org.name,
    month: span.to.slice(0, 7),
    issue: issue.number,
    indicators: await indicatorsOf(sources, span),
    year: boards.filter(({ period }) => period === "year"),
    monthly: boards.filter(({ period }) => period === "month"),
    scores: edition.scores,
    curve: await yearCurve(
      sources,
      metric,
      span,
      boardOrigin(pack, metric),
      new Set(unitsIn(await tx.units.list(org.id), group).map(({ id }) => id)),
    ),
    cohorts: await recentCohorts(sources.figures, Number(year), boardOrigin(pack, metric)),
    durations: await stageDurations(sources.figures, {
      stages: pack.stages.map(({ code }) => code),
      periods: { scale: "M", from: `${year}-01`, to: span.to.slice(0, 7) },
      origin: boardOrigin(pack, metric),
    }),
    chains: await chainStates({ tx, ...scene }),
    overdue: await overdueStarts(sources, span),
    waiting: await redIn({ tx, ...scene }, unit.id),
    coming: { month, dues: await comingDues({ tx, org }, unit.id, rest) },
    digest,
    people: await peopleIn(posting, digest),
    lateSince,
  });
});

/** 年终通报, when December is closed: the year as it stood on 31 December. */
export const yearCloseJob = postJob("year-close", async ({ tx, scene, channel, slot, view, group, lateSince }) => {
  const { org, pack, calendar } = scene;
  const span = yearTold(calendar, slot.slot, pack.funds.lockDay);
  if (!span) return [];
  const metric = await headlineOn({ tx, ...scene }, group, span.to);
  const what = { kind: "yearly", group, metric, day: span.to } as const;
  const { issue, boards, sources } = await nextIssue(tx, scene, channel, slot, what);
  return yearClose(view, {
    organization: org.name,
    year: span.to.slice(0, 4),
    issue: issue.number,
    indicators: await indicatorsOf(sources, span),
    boards,
    carried: await carriedOver(tx, org.id, pack, span.to),
    asOf: slot.slot,
    lateSince,
  });
});
