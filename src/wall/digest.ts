import { addDays, dayOf } from "../domain/day.ts";
import { digestStart } from "../domain/digest.ts";
import { publicNews, type NewsItem, type PublicNews } from "../domain/public-news.ts";
import { progressName } from "../views/history.ts";
import { stageName, type View } from "../views/view.ts";
import type { Scene } from "./boards.ts";
import { shortAmount } from "./figure.ts";
import type { DigestSlide } from "./wire.ts";

export interface Digest {
  readonly from: Date;
  readonly news: PublicNews;
}

/** As the day's post reads: from the board's time of the working day before, so that Monday's holds the weekend. */
export async function readDigest(scene: Scene): Promise<Digest> {
  const { org, pack, now, calendar } = scene;
  const today = dayOf(now, org.timezone);
  const from = digestStart(workdayBefore(calendar.isWorkday, today), pack.times.board, org.timezone);
  return { from, news: await publicNews(scene, from, now) };
}

/** At most two weeks back: longer than any holiday. */
function workdayBefore(isWorkday: (day: string) => boolean, today: string): string {
  for (let back = 1; back <= 14; back++) {
    const day = addDays(today, -back);
    if (isWorkday(day)) return day;
  }
  return addDays(today, -1);
}

/** Items that a screen has room for. */
const mostItems = 5;

/** Counts of all that happened, without a sum: of one secret project the sum would be its amount. Names of what is public. */
export function digestSlide(view: View, { from, news }: Digest): DigestSlide {
  const { digest: say } = view.words.wall;
  const count = (value: number) => (news.more ? `${value}+` : String(value));
  const rest = news.items.length - mostItems;
  return {
    kind: "digest",
    id: "digest",
    title: say.title,
    notes: [say.since(timeText(view, from))],
    counts: (["leads", "moves", "visits", "verified"] as const).map((name) => ({
      label: say.counts[name],
      count: count(news[name]),
      unit: say.unit[name],
    })),
    heading: say.items,
    items: news.items.slice(0, mostItems).map((item) => ({
      time: timeText(view, new Date(item.line.entry.at)),
      kind: kindOf(view, item),
      text: textOf(view, item),
    })),
    rest: rest > 0 ? say.rest(rest) : undefined,
    none: say.none,
  };
}

function kindOf(view: View, { kind, line }: NewsItem): string {
  const { counts } = view.words.wall.digest;
  if (kind === "visit") return progressName(view.words, line.entry.body.details["kind"]);
  return { lead: counts.leads, move: counts.moves, verified: counts.verified }[kind];
}

/** The project's name and what became of it: what people wrote of a visit may name anybody, so it stays off. */
function textOf(view: View, item: NewsItem): string {
  const { words } = view;
  const { project, entry } = item.line;
  const { title } = project;
  switch (item.kind) {
    case "lead": {
      const { amount } = project;
      return amount ? `${title}${words.bracket(shortAmount(view, amount))}` : title;
    }
    case "move": {
      const { from, to, mark } = entry.body.details;
      if (mark === true) return `${title}${words.colon}${stageName(view, String(to))}`;
      return words.digest.move(title, stageName(view, String(from)), stageName(view, String(to)));
    }
    case "visit":
      return title;
    case "verified":
      return item.line.amount ? `${title}${words.bracket(shortAmount(view, item.line.amount))}` : title;
  }
}

function timeText(view: View, at: Date): string {
  return new Intl.DateTimeFormat(view.locale, {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: view.timezone,
  }).format(at);
}
