import type { Channel } from "../../src/domain/model.ts";
import type { ChannelJobName } from "../../src/domain/jobs/channel-jobs.ts";
import type { SlotOutcome } from "../../src/domain/jobs/port.ts";
import type { ChannelStatus } from "../../src/domain/jobs/status.ts";

/** A channel whose posts came as they should, but for a day on which the server was down. */
export function channelStatus(channel: Channel): ChannelStatus {
  const last = (job: ChannelJobName, ...slots: readonly (readonly [string, SlotOutcome])[]) =>
    slots.map(([slot, outcome]) => ({
      job,
      target: `channel:${channel.id}`,
      slot,
      outcome,
      at: new Date(`${slot}T01:00:00Z`),
    }));
  return {
    channel,
    unreachable: undefined,
    jobs: [
      {
        job: "board",
        at: "08:50",
        next: "2026-11-24",
        last: last("board", ["2026-11-23", "posted"], ["2026-11-20", "late"], ["2026-11-19", "skipped"]),
        failing: undefined,
      },
      {
        job: "bulletin",
        at: "08:50",
        next: "2026-12-07",
        last: last("bulletin", ["2026-11-06", "posted"]),
        failing: undefined,
      },
      { job: "year-close", at: "08:50", next: undefined, last: [], failing: undefined },
      {
        job: "unit-digest",
        at: "09:20",
        next: "2026-11-24",
        last: last("unit-digest", ["2026-11-23", "empty"]),
        failing: undefined,
      },
    ],
  };
}

/** The same, out of reach, and with a bulletin that cannot be made. */
export function lostChannel(channel: Channel): ChannelStatus {
  const well = channelStatus(channel);
  return {
    ...well,
    unreachable: { since: "2026-11-20", error: "is_archived" },
    jobs: well.jobs.map((one) =>
      one.job === "bulletin"
        ? {
            ...one,
            failing: {
              job: "bulletin",
              target: `channel:${channel.id}`,
              slot: "2026-11-23",
              attempts: 3,
              error: "RangeError",
              at: new Date("2026-11-23T02:00:00Z"),
            },
          }
        : one,
    ),
  };
}
