import { isJson, list, str, type Json } from "./slack-blocks.ts";

/** What a person sees of a message, and what of it the client would act upon. */
export interface Reading {
  readonly text: string;
  /** `mention:U1`, `link:https://…`, `broadcast:channel`, `group:S1`, `channel:C1`. */
  readonly live: readonly string[];
}

/** Reads blocks as a client shows them: mrkdwn is parsed, plain text and rich text are not. */
export function readBlocks(blocks: readonly Json[]): Reading {
  const readings = blocks.map((block) => readBlock(block));
  return {
    text: readings
      .map((reading) => reading.text)
      .filter((text) => text !== "")
      .join("\n"),
    live: readings.flatMap((reading) => reading.live),
  };
}

function readBlock(block: Json): Reading {
  switch (block["type"]) {
    case "header":
      return readObject(block["text"]);
    case "section":
      return join([readObject(block["text"]), ...list(block["fields"]).map(readObject)]);
    case "context":
      return join(list(block["elements"]).map(readObject));
    case "actions":
      return join(list(block["elements"]).map((element) => readObject(element["text"])));
    case "input": {
      const element = isJson(block["element"]) ? block["element"] : {};
      const options = list(element["options"]).map((option) => readObject(option["text"]));
      return join([
        readObject(block["label"]),
        readObject(element["placeholder"]),
        { text: str(element["initial_value"]), live: [] },
        ...options,
      ]);
    }
    case "image":
      return { text: str(block["alt_text"]), live: [] };
    case "rich_text":
      // Sections and preformatted parts each begin a line.
      return join(list(block["elements"]).map((element) => join(list(element["elements"]).map(readRich), "")));
    default:
      return { text: "", live: [] };
  }
}

function readObject(value: unknown): Reading {
  if (!isJson(value)) return { text: "", live: [] };
  return value["type"] === "mrkdwn" ? readMrkdwn(str(value["text"])) : { text: str(value["text"]), live: [] };
}

function readRich(element: Json): Reading {
  switch (element["type"]) {
    case "text":
      return { text: str(element["text"]), live: [] };
    case "link":
      return {
        text: str(element["text"]) || str(element["url"]),
        live: [`link:${str(element["url"])}`],
      };
    case "user":
      return { text: `@${str(element["user_id"])}`, live: [`mention:${str(element["user_id"])}`] };
    case "usergroup":
      return { text: "@group", live: [`group:${str(element["usergroup_id"])}`] };
    case "channel":
      return { text: "#channel", live: [`channel:${str(element["channel_id"])}`] };
    case "broadcast":
      return { text: "@all", live: [`broadcast:${str(element["range"])}`] };
    case "date":
      return { text: str(element["fallback"]), live: [] };
    default:
      return { text: "", live: [`unknown:${str(element["type"])}`] };
  }
}

/** Every `<…>` of mrkdwn is alive; only `&lt;` is not. */
export function readMrkdwn(text: string): Reading {
  const live: string[] = [];
  const shown = text.replaceAll(/<([^<>]*)>/g, (_whole, inside: string) => {
    const [target = "", label = ""] = inside.split("|");
    if (target.startsWith("@")) live.push(`mention:${target.slice(1)}`);
    else if (target.startsWith("#")) live.push(`channel:${target.slice(1)}`);
    else if (target.startsWith("!subteam^")) live.push(`group:${target.slice(9)}`);
    else if (target.startsWith("!")) live.push(`broadcast:${target.slice(1)}`);
    else live.push(`link:${unescapeEntities(target)}`);
    return label === "" ? target : label;
  });
  return { text: unescapeEntities(shown), live };
}

export function unescapeEntities(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

export function escapeEntities(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function join(readings: readonly Reading[], between = "\n"): Reading {
  return {
    text: readings
      .map((reading) => reading.text)
      .filter((text) => text !== "")
      .join(between),
    live: readings.flatMap((reading) => reading.live),
  };
}
