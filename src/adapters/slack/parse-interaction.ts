import { z } from "zod";
import { fieldOf, formOfSubmit } from "./form-ids.ts";
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
});

const submission = z.object({
  type: z.literal("view_submission"),
  user,
  team,
  view: z.looseObject({
    id: z.string().min(1),
    hash: z.string(),
    private_metadata: z.string().min(1),
    state: z.object({ values }),
  }),
});

const kind = z.object({ type: z.string() });

/**
 * A pressed button, a form's button, or a submitted modal.
 * @param at when it was received: a submission holds no time, and a response_url counts from here.
 */
export function parseInteraction(payload: unknown, at: Date): Parsed {
  const type = kind.safeParse(payload);
  if (!type.success) return { kind: "unsupported", what: "interaction" };
  if (type.data.type === "block_actions") return parsePress(payload, at);
  if (type.data.type === "view_submission") return parseSubmission(payload, at);
  if (type.data.type === "view_closed") return { kind: "ignored", why: "closed" };
  return { kind: "unsupported", what: "interaction" };
}

function parsePress(payload: unknown, at: Date): Parsed {
  const parsed = press.safeParse(payload);
  if (!parsed.success) return { kind: "unsupported", what: "block_actions" };
  const { actions, channel, container, message, response_url: url, state, view, ...given } = parsed.data;
  const workspace = given.team?.id ?? given.user.team_id;
  const [action] = actions;
  if (action === undefined || workspace === undefined) return { kind: "unsupported", what: "block_actions" };
  // Choosing in a select or a date picker reports itself too; the form's button sends it all.
  if (action.type !== "button" || action.value === undefined) return { kind: "ignored", why: "input" };
  const form = formOfSubmit(action.action_id);
  const placeId = channel?.id ?? container.channel_id;
  const thread = message?.thread_ts ?? container.thread_ts;
  const returnTo = url === undefined ? undefined : makeReturnTo(url, at);
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
      caller: callerOf(given.user, workspace),
      place: {
        platform: "slack",
        workspace,
        // Outside a message (App Home) there is no channel: the person stands for the direct conversation.
        id: placeId ?? given.user.id,
        direct: placeId === undefined || isDirect(placeId, channel?.name),
        ...(thread === undefined ? {} : { thread }),
      },
      at: instantOf(action.action_ts) ?? at,
      ...(returnTo === undefined ? {} : { returnTo }),
      ...(view?.type === "home" ? { home: makeHomeAddress(given.user.id) } : {}),
    },
  };
}

/** `private_metadata` holds the command line, the blocks are named for the fields. */
function parseSubmission(payload: unknown, at: Date): Parsed {
  const parsed = submission.safeParse(payload);
  if (!parsed.success) return { kind: "unsupported", what: "view_submission" };
  const { user: who, view } = parsed.data;
  const workspace = parsed.data.team?.id ?? who.team_id;
  if (workspace === undefined) return { kind: "unsupported", what: "view_submission" };
  return {
    kind: "invocation",
    invocation: {
      id: ["view", view.id, view.hash].join(":"),
      source: "form",
      line: view.private_metadata,
      fields: readFields(view.state.values, (blockId) => blockId),
      caller: callerOf(who, workspace),
      place: { platform: "slack", workspace, id: who.id, direct: true },
      at,
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
