import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { drawPng } from "../../charts/draw.ts";
import { countOf } from "../../charts/trim.ts";
import type { Chart, Message } from "../../chat/message.ts";
import type { Clock } from "../../clock.ts";
import type { Logger } from "../../log.ts";
import { blocksRefused, toPlatformError } from "./errors.ts";
import { limits } from "./limits.ts";
import { createMemo } from "./memo.ts";
import { noPictures, renderMessage, type Pictures, type Rendered } from "./render.ts";
import { uploadFile } from "./upload.ts";

export interface PictureTimes {
  /** Longest wait for drawing and uploading all pictures of a message. */
  readonly drawnMs: number;
  /** Before a post with a picture that Slack has not looked through yet is tried again. */
  readonly againMs: readonly number[];
  /** No more tries after this, so that a post ends before the dispatcher gives it up. */
  readonly triesMs: number;
}

export interface PictureDeps {
  readonly client: WebClient;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly times: PictureTimes;
  readonly timeoutMs: number;
}

/**
 * Sends a message with its charts as pictures, and with bars of text where there can be none. Rejects as `send` does.
 * `send` may be called again: only after Slack has refused the blocks, which says that nothing was posted.
 */
export type SendDrawn = <Answer>(message: Message, send: (rendered: Rendered) => Promise<Answer>) => Promise<Answer>;

/**
 * A picture is uploaded without a channel, which shows it to nobody, and then named in the post's block (`slack_file`,
 * docs.slack.dev/reference/block-kit/composition-objects/slack-file-object). Slack looks through a file first and refuses
 * its block until then (`invalid slack file`, github.com/slackapi/python-slack-sdk/issues/1521). One picture serves every
 * channel that shows the same numbers.
 */
export function createPictures({ client, logger, clock, times, timeoutMs }: PictureDeps): SendDrawn {
  const drawn = createMemo<Uint8Array>(16);
  const uploaded = createMemo<string>(256);

  async function pictureOf(chart: Chart, locale: Message["locale"]): Promise<string> {
    const key = keyOf(chart, locale);
    return uploaded.get(key, async () => {
      const bytes = await drawn.get(key, () => drawPng(chart, { locale }));
      const file = { name: `chart-${key.slice(0, 12)}.png`, bytes };
      return uploadFile(client, file, timeoutMs, { title: chart.title === "" ? file.name : chart.title });
    });
  }

  async function picturesOf(message: Message): Promise<Pictures> {
    const charts = chartsOf(message);
    if (charts.length === 0) return noPictures;
    try {
      const late = delay(times.drawnMs, undefined, { ref: false });
      const all = Promise.all(
        charts.map(async ([index, chart]) => [index, await pictureOf(chart, message.locale)] as const),
      );
      const ready = await Promise.race([all, late]);
      if (ready) return new Map(ready);
      logger.warn({ charts: charts.length }, "slack: pictures took too long, charts are shown as text");
    } catch (error) {
      const failure = toPlatformError("files.upload", error);
      logger.warn({ charts: charts.length, error: failure }, "slack: no pictures, charts are shown as text");
    }
    return noPictures;
  }

  return async function sendDrawn(message, send) {
    const began = clock.now().getTime();
    const pictures = await picturesOf(message);
    if (pictures.size === 0) return send(renderMessage(message));
    for (const again of [...times.againMs, undefined]) {
      try {
        return await send(renderMessage(message, pictures));
      } catch (error) {
        const refused = blocksRefused(error);
        if (refused === undefined) throw error;
        const late = clock.now().getTime() - began > times.triesMs;
        if (refused === "blocks" || again === undefined || late) break;
        await delay(again);
      }
    }
    logger.warn({ pictures: pictures.size }, "slack: pictures refused, charts are shown as text");
    for (const [, chart] of chartsOf(message)) uploaded.forget(keyOf(chart, message.locale));
    return send(renderMessage(message));
  };
}

/** Charts worth a picture, by the number of their block. */
function chartsOf({ blocks }: Message): readonly (readonly [number, Chart])[] {
  return [...blocks.entries()]
    .flatMap(([index, block]) =>
      block.kind === "chart" && countOf(block.chart) > 0 ? [[index, block.chart] as const] : [],
    )
    .slice(0, limits.pictures);
}

function keyOf(chart: Chart, locale: Message["locale"]): string {
  return createHash("sha256")
    .update(JSON.stringify([locale, chart]))
    .digest("hex");
}
