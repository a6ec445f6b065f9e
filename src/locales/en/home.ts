import type { greeting as zhGreeting, home as zhHome } from "../zh-CN/home.ts";

export const home: typeof zhHome = {
  title: (name, unit) => (unit === "" ? `My work: ${name}` : `My work: ${name} (${unit})`),
  summary: (what) => `My work: ${what}`,
  some: (waiting) => `${waiting} to do today`,
  calm: "nothing to do today",
  noUnit: "in no unit yet",
  setUp: "there is still something to set up",
  waiting: (count) => `To do today: ${count}`,
  nothing: "Nothing waits for you today.",
  leadsLeft: (count) => `${count} more of your projects ${count === 1 ? "waits for its" : "wait for their"} next step`,
  above: (count) => `${count} project${count === 1 ? "" : "s"} of other people, raised to you`,
  projects: (count, others, more) =>
    more
      ? `${others ? "Other open" : "Open"} projects, the ${count} most urgent`
      : `${others ? "Other open" : "Open"} projects: ${count}`,
  none: "You own no open project.",
  short: (count, more) => `${count}${more ? " or more" : ""} open project${count === 1 && !more ? "" : "s"}`,
  noNext: "no next step",
  next: (day, what) => `next ${day}${what === "" ? "" : ` ${what}`}`,
  dot: " · ",
  unit: (name) => `My unit: ${name}`,
  rank: (rank, moved, all) => `rank ${rank} of ${all}${moved}`,
  actual: (figure) => `result ${figure}`,
  completion: (share) => `${share} of the target`,
  gap: (points) => `${points} points against schedule`,
  outside: "You are in no unit yet. Send me a message in your unit’s channel (@mention me) and you belong to it.",
  ask: (admins) => `If you cannot get into the channel, ask an admin: ${admins}.`,
  unset: "Still to set up",
  noUnits: "First: add the units, one for each county, department or park.",
  thenBind: "Second: invite me to each unit’s channel and bind it with the button I show there.",
  thenCoordinator: "Third: name the coordinator, who decides first reports and merges duplicates.",
  unbound: (units, more) =>
    `Units without a channel: ${units}${more > 0 ? ` and ${more} more` : ""}. Invite me there (or @mention me where I am) and bind the channel with the button I show.`,
  noCoordinator: "Nobody coordinates yet: disputed first reports and duplicates wait.",
  button: {
    all: "All reminders",
    projects: "All open projects",
    lead: "Log a lead",
    progress: "Log progress",
    board: "See the board",
    reminders: "My reminders",
    help: "Help",
    mine: "My work",
    verify: (count) => `Verify ${count}`,
    claims: (count, more) => `${count}${more ? " or more" : ""} claim${count === 1 && !more ? "" : "s"}`,
    pending: (count) => `${count} to confirm`,
    requests: (count) => `${count} request${count === 1 ? "" : "s"}`,
    unit: "Add a unit",
    coordinator: "Name coordinator",
  },
};

export const greeting: typeof zhGreeting = {
  what: "I am Xianfeng: I keep each unit’s leads, progress and arrived funds, make the boards and remind in time.",
  how: { before: "Send ", after: " to log one; what was wrong can be undone." },
  unbound: "An admin binds this channel to a unit; then boards and dailies come on working days, nothing else unasked.",
  noUnits: "There is no unit yet: an admin adds one, then binds this channel to it. Nothing comes here unasked.",
  bound: (unit, time) =>
    `This channel belongs to ${unit}: whoever writes to me here is a member; boards and dailies come on working days at ${time}, nothing else unasked.`,
  direct: {
    before: "Only you see this. What is due is told at most once a working day; send ",
    after: " for all of it.",
  },
  directOutside: "Only you see this. Send me a message in your unit’s channel first, and you belong to the unit.",
  bind: (unit) => `Bind ${unit}`,
  bindOther: "Bind another unit",
};
