import type { hands as zhHands, morning as zhMorning, reminders as zhReminders } from "../zh-CN/reminders.ts";

const days = (count: number) => `${count} working day${count === 1 ? "" : "s"}`;
const s = (count: number) => (count === 1 ? "" : "s");

export const hands: typeof zhHands = {
  progress: "Log what happened",
  later: (count) => `Later: ${count} day${s(count)}`,
  handOver: "Hand over",
  notMine: "Not mine",
  excuse: "Ask for a hold",
  lost: "Lost",
  handle: (number) => `Deal with #${number}`,
  quietOff: "Switch it off",
};

export const morning: typeof zhMorning = {
  title: (matters) => `This morning: ${matters} matters`,
  note: "At most one message each working day, for you alone. Send /reminders to see all of them and why, /quiet for quiet hours.",
  left: (count) => `${count} more come${count === 1 ? "s" : ""} on another day.`,
  rulesEnding: (count) => `${count} scoring rule${s(count)} about to end`,
  ruleEnding: (title, to) => `"${title}" is in force until ${to}: prepare what follows it.`,
  allRules: "See the rules",
  lost: (count) => `${count} out of reach`,
  lostPerson: (name, unit, since) =>
    `${name} (${unit}): private messages do not arrive since ${since}; their matters go to the unit's leader.`,
  lostChannel: (name, since) => `The channel of ${name}: nothing can be posted since ${since}.`,
  lostNote:
    "They may have left, or the channel is archived or without the assistant. It goes on by itself when they are back; unbind or reassign what is no longer needed. This is said once.",
  missingYear: (years) => `No calendar for ${years} yet`,
  openCalendar: "See the calendar",
};

export const reminders: typeof zhReminders = {
  title: (count) => `Your reminders: ${count}`,
  none: "Nothing is going to remind you.",
  when: (time) => `Private reminders come at ${time} on working days, at most one a day.`,
  never: "Your quiet hours cover all working hours, so no private reminder is sent; everything is listed here.",
  quietHours: (from, to) => `Quiet from ${from} to ${to}.`,
  away: (until) => `Away: no reminders until ${until}; clocks run on and go to the next step as usual.`,
  today: (count) => `Said next time: ${count}`,
  todayNone: "Nothing to say next time.",
  above: "Leads of others that come to you",
  held: (count) => `Held back for now: ${count}`,
  coming: "Clocks about to run out",
  comingLine: (title, stage, day) => `${title} (${stage}): on ${day}, unless something happens`,
  count: {
    requests: (count) => `${count} enterprise request${s(count)}`,
    promises: (count) => `${count} promise${s(count)}`,
    revisits: (count) => `${count} call${s(count)} to make or excuse${s(count)} ended`,
    ending: (count) => `${count} first report${s(count)} about to end`,
    lapsed: (count) => `${count} lapsed first report${s(count)} to decide on`,
    pending: (count) => `${count} hand-over${s(count)} or split${s(count)} waiting for your answer`,
    claims: (count) => `${count} claim${s(count)} of funds to verify`,
    rules: (count) => `${count} scoring rule${s(count)} about to end`,
  },
  why: {
    snoozed: (until) => `you chose later: again on ${until}`,
    told: (again) => `said already: again on ${again} unless something happens`,
    stopped: (times) => `said ${times} times and not any more; the unit and the coordinator still see it`,
    not_yet: "the owner is told first",
  },
  handTitle: (number, title) => `#${number} ${title}: what you can do`,
  handNone: (number) => `#${number} needs no reminder now.`,
  next: (who) => `If nothing happens: ${who}.`,
  ladder: {
    channel: (count) => `the unit's channel hears of it ${days(count)} past the clock`,
    leader: (count) => `the unit's leader ${days(count)} past the clock`,
    coordinator: (count) => `the coordinator ${days(count)} past the clock`,
  },
  snoozed: (number, until) => `Fine: no reminder about #${number} before ${until}.`,
  snoozedNote:
    "This holds your own reminder alone. The project's clock runs on, and its leader and the coordinator hear of it as usual.",
  quietSet: (from, to) => `Quiet hours set: ${from} to ${to}.`,
  quietNote: (time) => `Private reminders now come at ${time} on working days.`,
  quietOff: "Quiet hours are off.",
  quietNone: "You have no quiet hours.",
  awaySet: (until) => `Noted: no reminders for you until ${until}.`,
  awayNote: "The clocks of your projects run on; when one runs out, the unit's leader hears of it.",
  disowned: (number) => `Noted: #${number} is not yours, and you are not reminded of it any more.`,
  disownedNote: "The unit's leader was asked to assign it; until then it stays on your list.",
  disownAsk: (who, number, title) => `${who} says that #${number} ${title} is not theirs`,
  disownAskNote: "Please assign an owner.",
  assign: "Assign",
};
