import { createHash } from "node:crypto";
import type { Address } from "../address.ts";
import { makeSecret } from "../chance.ts";
import type { Message } from "../chat/message.ts";
import type { Delivery } from "../delivery/delivery.ts";
import type { LookedAt } from "../domain/cards/port.ts";
import { addDays, dayOf, instantOf } from "../domain/day.ts";
import type { Channel, EntryKind, Member, ProjectRecord } from "../domain/model.ts";
import type { Card } from "../domain/models/card.ts";
import type { Tx } from "../domain/ports.ts";
import { cardFacts } from "../domain/projects/card.ts";
import type { Audience } from "../domain/secrecy.ts";
import { settingOf } from "../domain/setting.ts";
import { lampOf } from "../domain/stale.ts";
import { assistant, type Work } from "../domain/work.ts";
import { endedCard, livingCard, type Ending, type Happening } from "../views/living-card.ts";
import { viewOf, type View } from "../views/view.ts";

/** What a look at a card leads to: something to be sent, or nothing; and what is kept of it. */
export interface Look {
  readonly delivery?: Delivery;
  readonly keep: Omit<LookedAt, "outbox"> | "nothing";
}

/** The place where a card stands, and who reads there now. */
interface Standing {
  readonly channel: Channel | undefined;
  readonly reader: Member | undefined;
}

/**
 * Makes a card what it would be if it were posted now, for those who read where it stands and with their rights, never with
 * the rights of whoever changed the project.
 * @param editableMs how long after its posting the platform lets it be changed
 */
export async function lookAt(tx: Tx, card: Card, now: Date, editableMs: number): Promise<Look> {
  const org = (await tx.organizations.all()).find(({ id }) => id === card.orgId);
  const record = org && (await tx.projects.byNumber(org.id, card.project));
  if (!org || !record) return { keep: "nothing" };
  const setting = settingOf(org);
  const standing = await standingOf(tx, card);
  const view = viewOf(setting, standing.channel?.locale ?? org.locale);
  const work: Work = {
    ...setting,
    tx,
    now,
    actor: assistant,
    locale: view.locale,
    delivery: `card:${card.id}`,
    secret: makeSecret,
  };
  const changeable = !card.frozen && now.getTime() - card.postedAt.getTime() < editableMs;
  const ending = await endingOf(work, card, record, standing);
  if (ending) {
    if (!changeable) return { keep: "nothing" };
    const told = card.step === null ? undefined : await happening(work, record, card.step);
    return { delivery: changeOf(card, endedCard(view, card.project, ending, told)), keep: "nothing" };
  }
  return lookAtLiving({ work, view, card, record, changeable, audience: audienceOf(card, standing) });
}

async function lookAtLiving(scene: {
  readonly work: Work;
  readonly view: View;
  readonly card: Card;
  readonly record: ProjectRecord;
  readonly changeable: boolean;
  readonly audience: Audience;
}): Promise<Look> {
  const { work, view, card, record, changeable, audience } = scene;
  const facts = await cardFacts(work, record, audience);
  const message = livingCard(view, facts, { latest: await happening(work, record, record.seq) });
  const shown = createHash("sha256").update(JSON.stringify(message)).digest("base64url");
  const keep = { seq: record.seq, frozen: card.frozen, due: nextLook(work, record), at: work.now };
  if (shown === card.shown) return { keep: { ...keep, shown } };
  if (changeable) return { delivery: changeOf(card, message), keep: { ...keep, shown } };
  // Nobody is written to alone because others have worked on something, and no channel because of what it may not know.
  if (card.reader !== null || !facts.project.named) return { keep: "nothing" };
  const news = await newsSince(work, record, card.seq);
  if (!news) return { keep: { ...keep, shown: card.shown } };
  // The old one ends when this one is there.
  const again = livingCard(view, facts, { latest: news, news });
  return { delivery: anew(card, record, again), keep: { ...keep, shown: card.shown, frozen: true } };
}

async function standingOf(tx: Tx, { orgId, place, reader }: Card): Promise<Standing> {
  const { platform, workspace, id } = place;
  if (reader === null) {
    return { channel: await tx.channels.byAddress(orgId, { platform, workspace, id }), reader: undefined };
  }
  return { channel: undefined, reader: await tx.people.byIdentity(orgId, { platform, workspace, id: reader }) };
}

/** For those in a direct conversation with a person: that person. */
function audienceOf({ place, reader }: Card, standing: Standing): Audience {
  const { platform, workspace } = place;
  const identity: Address = { platform, workspace, id: reader ?? "" };
  return standing.reader ? { reader: { ...standing.reader, identity } } : { channelOf: standing.channel?.unitId };
}

/** Why it is kept no longer: a newer one is there, or those who read there have no part in the project any more. */
async function endingOf(
  { tx, org }: Work,
  { state, reader: direct }: Card,
  { project }: ProjectRecord,
  { channel, reader }: Standing,
): Promise<Ending | undefined> {
  if (state !== "living") return { kind: state };
  if (direct !== null) return reader?.active === true ? undefined : { kind: "closed" };
  if (channel?.active !== true) return { kind: "closed" };
  if ([project.unitId, ...project.partners].includes(channel.unitId)) return undefined;
  return { kind: "moved", to: await tx.units.byId(org.id, project.unitId) };
}

async function happening({ tx, org }: Work, { project }: ProjectRecord, seq: number): Promise<Happening | undefined> {
  const after = { stream: project.number, seq: seq - 1 };
  const [entry] = await tx.ledger.scan(org.id, "project", after, 1);
  if (entry?.stream !== project.number) return undefined;
  const [actor] = await tx.people.byIds(org.id, [entry.actorId]);
  return { entry, actor };
}

/**
 * What is worth a new post where the old card cannot be changed: a step of the project that a person made. Corrections,
 * what is taken back, and what the assistant notes by itself are not.
 */
const worthPosting: ReadonlySet<EntryKind> = new Set<EntryKind>([
  "progress",
  "stage",
  "assign",
  "transfer",
  "funds",
  "verification",
  "pause",
  "lost",
  "exit",
  "revive",
]);
const looked = 20;

async function newsSince({ tx, org }: Work, { project }: ProjectRecord, seq: number): Promise<Happening | undefined> {
  const entries = await tx.ledger.ofStream(org.id, "project", project.number, looked);
  const entry = entries.find((one) => one.seq > seq && one.actorId !== assistant.id && worthPosting.has(one.kind));
  if (!entry) return undefined;
  const [actor] = await tx.people.byIds(org.id, [entry.actorId]);
  return { entry, actor };
}

/** Looked at again after so many days at the latest, should the lamp have changed by something that was not foreseen. */
const lookAgainDays = 7;

/** The lamp changes with the days, without an entry: the first midnight at which it is another one. */
function nextLook({ org, pack, calendar, now }: Work, { project }: ProjectRecord): Date | null {
  if (
    project.voided ||
    project.mergedInto !== null ||
    project.side?.state === "lost" ||
    project.side?.state === "exited"
  )
    return null;
  const today = dayOf(now, org.timezone);
  const lampAt = (at: Date) => {
    const { lamp, reason, excuse } = lampOf(project, pack, calendar, org.timezone, at);
    return JSON.stringify([lamp, reason === "paused", excuse]);
  };
  const lamp = lampAt(now);
  const midnights = Array.from({ length: lookAgainDays }, (_, index) =>
    instantOf(addDays(today, index + 1), "00:00", org.timezone),
  );
  return midnights.find((at) => lampAt(at) !== lamp) ?? midnights.at(-1) ?? null;
}

function changeOf(card: Card, message: Message): Delivery {
  const { place, postedId: id, seq } = card;
  // What it showed before: where it cannot be changed, this is where the news begins.
  return { target: { kind: "update", posted: { place, id } }, message, card: markOf(card, seq) };
}

function anew(card: Card, record: ProjectRecord, message: Message): Delivery {
  return { target: { kind: "post", place: card.place }, message, card: markOf(card, record.seq) };
}

function markOf({ orgId, project, reader }: Card, seq: number) {
  return { orgId, project, seq, step: null, ...(reader === null ? {} : { reader }) };
}
