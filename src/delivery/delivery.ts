import { createHash } from "node:crypto";
import { z } from "zod";
import { formatAddress, type Person, type Place, type Platform } from "../address.ts";
import type { CardOf, Message, Reply } from "../chat/message.ts";
import type { Invocation, Posted } from "../chat/port.ts";
import { messageSchema, personSchema, placeSchema, postedSchema } from "../chat/stored.ts";
import { unreachable } from "../errors.ts";
import type { OutboxDraft } from "./ports.ts";

/**
 * Where a message goes.
 * - `post`: to everybody in the place.
 * - `answer`: privately to where an invocation said; when that address has expired, directly to the person.
 * - `direct`: to the person alone.
 * - `update`: in place of a message posted before.
 */
export type Target =
  | {
      readonly kind: "post";
      readonly place: Place;
      /** Whose question it answers, and where they can be answered privately if it cannot be posted. */
      readonly asker?: { readonly person: Person; readonly returnTo?: string };
    }
  | {
      readonly kind: "answer";
      readonly returnTo: string;
      readonly person: Person;
      /** Where it was asked. When that is the direct conversation already, the fallback goes there. */
      readonly place: Place;
      /** What it says is said elsewhere too: not worth a direct message when the address has expired. */
      readonly quiet?: boolean;
    }
  | { readonly kind: "direct"; readonly person: Person }
  | { readonly kind: "update"; readonly posted: Posted };

/** What the body of an outbox row holds as JSON. */
export interface Delivery {
  readonly target: Target;
  readonly message: Message;
  /** A file to go with it, kept in the store. Where it cannot be sent, the message goes alone. */
  readonly file?: KeptFile;
  /** Nobody asked for it: it comes by itself. */
  readonly scheduled?: boolean;
  /** The project's card that it is, or changes. */
  readonly card?: CardMark;
}

/** Which project's card a message is, and to whom it says it. */
export interface CardMark extends CardOf {
  readonly orgId: number;
  /** Whose direct conversation it goes to, by the platform's id; absent in a channel. */
  readonly reader?: string;
}

/** Where a file's parts are kept, and what it is called. */
export interface KeptFile {
  readonly exchange: number;
  readonly name: string;
}

/** What a draft is made from: something that has its own unique name, and which of its messages this is. */
export interface Origin {
  /** The inbox key of the invocation, or the name of the scheduled claim. */
  readonly source: string;
  /** 0 for the first message of this source, 1 for the next. Running the work again must count alike. */
  readonly index: number;
  readonly now: Date;
  /** Not to be sent before; `now` when absent. */
  readonly notBefore?: Date;
  /** Not worth sending after. */
  readonly expiresAt?: Date;
}

const deliverySchema: z.ZodType<Delivery> = z.object({
  target: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("post"),
      place: placeSchema,
      asker: z.exactOptional(z.object({ person: personSchema, returnTo: z.exactOptional(z.string()) })),
    }),
    z.object({
      kind: z.literal("answer"),
      returnTo: z.string(),
      person: personSchema,
      place: placeSchema,
      quiet: z.exactOptional(z.boolean()),
    }),
    z.object({ kind: z.literal("direct"), person: personSchema }),
    z.object({ kind: z.literal("update"), posted: postedSchema }),
  ]),
  message: messageSchema,
  file: z.exactOptional(z.object({ exchange: z.number(), name: z.string() })),
  scheduled: z.exactOptional(z.boolean()),
  card: z.exactOptional(
    z.object({
      orgId: z.number(),
      project: z.number(),
      seq: z.number(),
      step: z.nullable(z.number()),
      reader: z.exactOptional(z.string()),
    }),
  ),
});

export function encode(delivery: Delivery): string {
  return JSON.stringify(delivery);
}

/** Reads what `encode` wrote. Throws a ZodError or SyntaxError when the text is something else. */
export function decode(body: string): Delivery {
  return deliverySchema.parse(JSON.parse(body));
}

/** An outbox row to be added in the transaction of the work that owes the message. */
export function draft(delivery: Delivery, origin: Origin): OutboxDraft {
  const key = deliveryKey(origin.source, origin.index);
  return {
    key,
    kind: delivery.target.kind,
    platform: platformOf(delivery.target),
    lane: laneOf(delivery.target),
    body: encode({ ...delivery, message: withFormIds(delivery.message, key) }),
    createdAt: origin.now,
    notBefore: origin.notBefore ?? origin.now,
    ...(origin.expiresAt === undefined ? {} : { expiresAt: origin.expiresAt }),
  };
}

/** Forms that have no id yet are known by the delivery that brings them. */
function withFormIds(message: Message, key: string): Message {
  if (!message.blocks.some((block) => block.kind === "form" && block.id === undefined)) return message;
  const blocks = message.blocks.map((block, at) =>
    block.kind === "form" && block.id === undefined ? { ...block, id: `${key}${at}` } : block,
  );
  return { ...message, blocks };
}

/**
 * Where a reply goes. `place`: to everybody where it was asked. `caller`: to the answer address when the platform gave
 * one, else to the person; a place that is the direct conversation is private as it is.
 */
export function replyTo(invocation: Invocation, reply: Reply): Delivery {
  return { target: replyTarget(invocation, reply.audience), message: reply.message };
}

/** What a form says once its work is done and told elsewhere; undefined where no form can be answered. */
export function answerToForm(
  { source, returnTo, caller: person, place }: Invocation,
  message: Message,
): Delivery | undefined {
  if (source !== "form" || returnTo === undefined) return undefined;
  return { target: { kind: "answer", returnTo, person, place, quiet: true }, message };
}

function replyTarget(invocation: Invocation, audience: Reply["audience"]): Target {
  const { caller: person, place, returnTo } = invocation;
  if (audience === "place") {
    return { kind: "post", place, asker: { person, ...(returnTo === undefined ? {} : { returnTo }) } };
  }
  if (returnTo !== undefined) return { kind: "answer", returnTo, person, place };
  return place.direct ? { kind: "post", place } : { kind: "direct", person };
}

/**
 * The same source and index always give the same key, so work that is run again after a crash owes the same message and
 * not another one. 27 characters of base64url: 162 bits, within what Slack's metadata and Lark's uuid (50) take.
 */
export function deliveryKey(source: string, index: number): string {
  return hash(`${source}\n${index}`);
}

/** What is kept in order. An answer address is a secret of its kind, so its lane is named by a hash. */
export function laneOf(target: Target): string {
  switch (target.kind) {
    case "post":
      return formatAddress(target.place);
    case "answer":
      return `answer:${hash(target.returnTo)}`;
    case "direct":
      return formatAddress(target.person);
    // In its own: an answer does not wait behind a change of what stands above it.
    case "update":
      return `${formatAddress(target.posted.place)} ${target.posted.id}`;
  }
  return unreachable(target);
}

function platformOf(target: Target): Platform {
  switch (target.kind) {
    case "post":
      return target.place.platform;
    case "answer":
    case "direct":
      return target.person.platform;
    case "update":
      return target.posted.place.platform;
  }
  return unreachable(target);
}

function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 27);
}
