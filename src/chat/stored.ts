import { z } from "zod";
import { platforms, type FileRef, type Person, type Place } from "../address.ts";
import type { Block, Choice, Field, Inline, Message, Text } from "./message.ts";
import type { Invocation, Posted } from "./port.ts";
import { chartSchema } from "./stored-chart.ts";

/**
 * The shapes that inbox and outbox hold as JSON, checked when they are read back: a row may have been written by an older
 * version of the program, and a row that no longer fits must be noticed here and not somewhere inside a renderer.
 */
const address = { platform: z.enum(platforms), workspace: z.string(), id: z.string() };

export const personSchema: z.ZodType<Person> = z.object({
  ...address,
  name: z.string().exactOptional(),
});

export const placeSchema: z.ZodType<Place> = z.object({
  ...address,
  thread: z.string().exactOptional(),
  direct: z.boolean(),
});

const fileSchema: z.ZodType<FileRef> = z.object({
  platform: z.enum(platforms),
  workspace: z.string(),
  name: z.string(),
  size: z.number().exactOptional(),
  ref: z.string(),
});

export const postedSchema: z.ZodType<Posted> = z.object({ place: placeSchema, id: z.string() });

/** `at` is the one field JSON has no form for: it is kept as ISO 8601 text. */
export const invocationSchema: z.ZodType<Invocation> = z.object({
  id: z.string().min(1),
  source: z.enum(["command", "mention", "button", "form", "home", "opened", "joined"]),
  line: z.string(),
  fields: z.record(z.string(), z.string()).exactOptional(),
  form: z.string().exactOptional(),
  files: z.array(fileSchema).exactOptional(),
  caller: personSchema,
  place: placeSchema,
  at: z.iso.datetime().transform((text) => new Date(text)),
  returnTo: z.string().exactOptional(),
  home: z.string().exactOptional(),
});

const inline: z.ZodType<Inline> = z.union([
  z.string(),
  z.object({ strong: z.string() }),
  z.object({ code: z.string() }),
  z.object({ link: z.string(), label: z.string() }),
  z.object({ person: personSchema }),
  z.object({
    date: z.string(),
    style: z.enum(["day", "time", "relative"]),
    timezone: z.string(),
  }),
]);

const text: z.ZodType<Text> = z.union([inline, z.array(inline)]);

const labelled = z.object({ label: z.string(), value: text });

const button = z.object({
  label: z.string(),
  line: z.string(),
  tone: z.enum(["primary", "danger"]).exactOptional(),
});

const choice: z.ZodType<Choice> = z.object({ label: z.string(), value: z.string() });

const field: z.ZodType<Field> = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(["text", "multiline", "choice", "date", "project"]),
  required: z.boolean(),
  placeholder: z.string().exactOptional(),
  value: z.string().exactOptional(),
  choices: z.array(choice).exactOptional(),
  problem: z.string().exactOptional(),
});

const column = z.object({
  label: z.string(),
  align: z.enum(["left", "right"]).exactOptional(),
});

const block: z.ZodType<Block> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["text", "note"]), text }),
  z.object({ kind: z.literal("fields"), fields: z.array(labelled) }),
  z.object({
    kind: z.literal("table"),
    columns: z.array(column),
    rows: z.array(z.array(text)),
  }),
  z.object({ kind: z.literal("chart"), chart: chartSchema }),
  z.object({ kind: z.literal("buttons"), buttons: z.array(button) }),
  z.object({
    kind: z.literal("form"),
    line: z.string(),
    submit: z.string(),
    fields: z.array(field),
    id: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal("divider") }),
]);

export const messageSchema: z.ZodType<Message> = z.object({
  summary: z.string(),
  title: z.string().exactOptional(),
  tone: z.enum(["neutral", "good", "warning", "bad"]).exactOptional(),
  locale: z.enum(["zh-CN", "en"]),
  blocks: z.array(block),
});
