import { z } from "zod";
import { fieldOf, formOfSubmit, idOfFormBlock } from "./form-ids.ts";
import { readMemo } from "./modal-memo.ts";
import { instantOf, isDirect, type Parsed } from "./parsed.ts";
import { makeHomeAddress } from "./publish-home.ts";
import { makeReturnTo } from "./return-to.ts";

const element = z.looseObject({
  type: z.string(),
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
});
const values = z.record(z.string(), z.record(z.string(), element));
const user = z.object({
  id: z.string().min(1),
  name: z.string().optional(),
  username: z.string().optional(),
  team_id: z.string().optional(),
});
const team = z.object({ id: z.string().min(1) }).nullish();

const press = z.object({
  type: z.literal("block_actions"),
  user,
  team,
  container: z.looseObject({
    message_ts: z.string().optional(),
    thread_ts: z.string().optional(),
    channel_id: z.string().optional(),
    view_id: z.string().optional(),
  }),
  channel: z.object({ id: z.string().min(1), name: z.string().optional() }).optional(),
  message: z.looseObject({ thread_ts: z.string().optional() }).optional(),
  view: z.looseObject({ type: z.string() }).nullish(),
  state: z.object({ values }).nullish(),
  actions: z
    .array(
      z.looseObject({
        type: z.string(),
        action_id: z.string(),
        block_id: z.string().optional(),
        value: z.string().optional(),
        action_ts: z.string().min(1),
      }),
    )
    .min(1),
  response_url: z.string().optional(),
  trigger_id: z.string().optional(),
});

const submission = z.object({
  type: z.literal("view_submission"),
  user,
  team,
  trigger_id: z.string().min(1),
  view: z.looseObject({
    id: z.string().min(1),
    private_metadata: z.string().min(1),
    state: z.object({ values }),
  }),
});

const suggestion = z.object({
  type: z.literal("block_suggestion"),
  user,
  team,
  channel: z.object({ id: z.string().min(1) }).optional(),
  value: z.string().default(""),
});

const kind = z.object({ type: z.string() });

/**
 * A pressed button, a form's button, a submitted modal, or somebody typing into a field of projects.
 * @param at when it was received: a submission holds no time, and a response_url counts from here.
 */
export function parseInteraction(payload: unknown, at: Date): Parsed {
  const type = kind.safeParse(payload);
  if (!type.success) return { kind: "unsupported", what: "interaction" };
  if (type.data.type === "block_actions") return parsePress(payload, at);
  if (type.data.type === "view_submission") return parseSubmission(payload, at);
  if (type.data.type === "block_suggestion") return parseSuggestion(payload);
  if (type.data.type === "view_closed") return { kind: "ignored", why: "closed" };
  return { kind: "unsupported", what: "interaction" };
}

function parsePress(payload: unknown, at: Date): Parsed {
  const parsed = press.safeParse(payload);
  if (!parsed.success) return { kind: "unsupported", what: "block_actions" };
  const { actions, channel, container, message, state, view, ...given } = parsed.data;
  const { response_url: url, trigger_id: trigger } = given;
  const workspace = given.team?.id ?? given.user.team_id;
  const [action] = actions;
  if (action === undefined || workspace === undefined) return { kind: "unsupported", what: "block_actions" };
  // Choosing in a select or a date picker reports itself too; the form's button sends it all.
  if (action.type !== "button" || action.value === undefined) return { kind: "ignored", why: "input" };
  const form = formOfSubmit(action.action_id);
  const placeId = channel?.id ?? container.channel_id;
  const thread = message?.thread_ts ?? container.thread_ts;
  const formId = form === undefined ? undefined : idOfFormBlock(action.block_id);
  const direct = placeId === undefined || isDirect(placeId, channel?.name);
  const asked = {
    direct,
    ...(placeId === undefined ? {} : { channel: placeId }),
    ...(thread === undefined ? {} : { thread }),
  };
  const returnTo = makeReturnTo({ url, trigger, inPlace: form !== undefined, asked }, at);
  return {
    kind: "invocation",
    invocation: {
      // Slack gives presses no delivery id: the instant of this press of this button by this person is one.
      id: [
        "press",
        container.message_ts ?? container.view_id ?? "",
        given.user.id,
        action.action_id,
        action.action_ts,
      ].join(":"),
      source: form === undefined ? "button" : "form",
      line: action.value,
      ...(form === undefined ? {} : { fields: readFields(state?.values ?? {}, (blockId) => fieldOf(form, blockId)) }),
      ...(formId === undefined ? {} : { form: formId }),
      caller: callerOf(given.user, workspace),
      place: {
        platform: "slack",
        workspace,
        // Outside a message (App Home) there is no channel: the person stands for the direct conversation.
        id: placeId ?? given.user.id,
        direct,
        ...(thread === undefined ? {} : { thread }),
      },
      at: instantOf(action.action_ts) ?? at,
      ...(returnTo === undefined ? {} : { returnTo }),
      ...(view?.type === "home" ? { home: makeHomeAddress(given.user.id) } : {}),
    },
  };
}

/** `private_metadata` holds the command line and where it was asked for; the blocks are named for the fields. */
function parseSubmission(payload: unknown, at: Date): Parsed {
  const parsed = submission.safeParse(payload);
  if (!parsed.success) return { kind: "unsupported", what: "view_submission" };
  const { user: who, view, trigger_id: trigger } = parsed.data;
  const workspace = parsed.data.team?.id ?? who.team_id;
  const memo = readMemo(view.private_metadata);
  if (workspace === undefined || memo === undefined) return { kind: "unsupported", what: "view_submission" };
  // Each sending is one: what a form may do but once its own id sees to.
  const key = ["view", view.id, trigger].join(":");
  const returnTo = makeReturnTo({ url: memo.url, submission: key }, new Date(memo.received));
  const form = "0";
  return {
    kind: "invocation",
    submission: { key, memo, blocks: Object.keys(view.state.values) },
    invocation: {
      id: key,
      source: "form",
      line: memo.line,
      fields: readFields(view.state.values, (blockId) => fieldOf(form, blockId)),
      ...(memo.form === undefined ? {} : { form: memo.form }),
      caller: callerOf(who, workspace),
      place: {
        platform: "slack",
        workspace,
        // Opened on the Home tab, it has no channel: the person stands for the direct conversation.
        id: memo.channel ?? who.id,
        direct: memo.channel === undefined || memo.direct,
        ...(memo.thread === undefined ? {} : { thread: memo.thread }),
      },
      at,
      ...(returnTo === undefined ? {} : { returnTo }),
    },
  };
}

function parseSuggestion(payload: unknown): Parsed {
  const parsed = suggestion.safeParse(payload);
  const workspace = parsed.data?.team?.id ?? parsed.data?.user.team_id;
  if (!parsed.success || workspace === undefined) return { kind: "unsupported", what: "block_suggestion" };
  const { user: who, channel, value } = parsed.data;
  const id = channel?.id ?? who.id;
  return {
    kind: "suggest",
    query: {
      caller: callerOf(who, workspace),
      place: { platform: "slack", workspace, id, direct: channel === undefined || isDirect(channel.id) },
      typed: value,
    },
  };
}

function callerOf(
  who: z.output<typeof user>,
  workspace: string,
): {
  readonly platform: "slack";
  readonly workspace: string;
  readonly id: string;
  readonly name?: string;
} {
  const name = who.name ?? who.username;
  return { platform: "slack", workspace, id: who.id, ...(name ? { name } : {}) };
}

/** Untouched inputs are present with null: those are left out. */
function readFields(
  state: z.output<typeof values>,
  nameOf: (blockId: string) => string | undefined,
): Readonly<Record<string, string>> {
  const fields: [string, string][] = [];
  for (const [blockId, block] of Object.entries(state)) {
    const name = nameOf(blockId);
    const [input] = Object.values(block);
    const value = input?.value ?? input?.selected_option?.value ?? input?.selected_date;
    if (name !== undefined && value !== undefined && value !== null && value !== "") fields.push([name, value]);
  }
  return Object.fromEntries(fields);
}
