import type { jobs as zhJobs } from "../zh-CN/jobs.ts";

const tried = (count: number) => (count === 1 ? "once" : `${count} times`);

export const jobs: typeof zhJobs = {
  title: (unit) => `What comes to this channel (${unit})`,
  titleAll: (count) => `What comes to the channels (${count})`,
  name: {
    board: "daily",
    weekly: "weekly",
    bulletin: "monthly bulletin",
    "year-close": "year's close",
    "unit-digest": "waiting leads",
    "old-friends": "old contacts",
  },
  columns: ["What", "Next"],
  lastTitle: "The last five:",
  last: (name, results) => `· ${name}: ${results}`,
  nothingYet: "Nothing was due here yet.",
  columnsAll: ["Channel", "What", "Next", "Last"],
  outcome: { posted: "posted", late: "late", skipped: "skipped", empty: "nothing to say" },
  result: (day, outcome) => `${day} ${outcome}`,
  next: (day, time) => `${day} ${time}`,
  failing: (name, slot, attempts) =>
    `The ${name} of ${slot} could not be made: tried ${tried(attempts)}, and still being tried; an admin finds more in the service's log.`,
  failed: "being tried",
  unreachable: (channel, since, code) =>
    `“${channel}” cannot be reached since ${since} (${code}). Invite the assistant to it again; if the channel is no longer used, send /channel off. What arrives once ends this.`,
  zone: (zone) =>
    `Times are of ${zone}. “Late” came after its time; “skipped” did not come, because of an outage or an unreachable channel.`,
  zones:
    "Times are those of each channel. “Late” came after its time; “skipped” did not come, because of an outage or an unreachable channel.",
  none: "No channel is bound yet.",
  moreChannels:
    "Not all channels are shown, those with trouble first; /channel jobs in a channel shows all of its own.",
};
