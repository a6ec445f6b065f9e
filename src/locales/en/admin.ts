import type { admin as zhAdmin } from "../zh-CN/admin.ts";

export const admin: typeof zhAdmin = {
  unitAdded: (name, group) => `Unit “${name}” added, group: ${group}`,
  unitSaved: (name) => `Unit “${name}” updated`,
  units: (count) => `${count} unit${count === 1 ? "" : "s"}`,
  unitColumns: ["Unit", "Short name", "Code", "Group", "Status"],
  active: "active",
  inactive: "inactive",
  channelBound: (unit) => `This channel belongs to ${unit} now`,
  channelTimes: (board, stale, zone) =>
    `On working days the board and digest come at ${board}, waiting leads at ${stale} (${zone}).`,
  channelJoins: "People who write here become members of the unit.",
  channelOff: "This channel is no longer bound; no boards or reminders come here.",
  channelNone: "This channel is not bound to a unit yet.",
  channels: (count) => `${count} channel${count === 1 ? "" : "s"}`,
  channelColumns: ["Channel", "Unit", "Board", "Waiting leads", "Status"],
  roleGranted: (person, role, unit) => `${person} is now ${role}${unit === "" ? "" : ` of ${unit}`}`,
  roleRevoked: (person, role, unit) => `${person} is no longer ${role}${unit === "" ? "" : ` of ${unit}`}`,
  people: (count, more) => `${more ? "The first " : ""}${count} ${count === 1 ? "person" : "people"}`,
  peopleColumns: ["Name", "Unit", "Roles"],
  role: (role, unit) => `${role}${unit === "" ? "" : ` of ${unit}`}`,
  roles: { member: "member", leader: "leader", verifier: "verifier", coordinator: "coordinator", admin: "admin" },
  target: (unit, year, metric, value) => `${unit}, ${year}, “${metric}”: target ${value}`,
  feedbackThanks: "Received, thank you. The admins have it now.",
  feedbackNobody: "Received and kept. There is no admin yet to send it to.",
  feedbackFrom: (name) => `Feedback from ${name}`,
  emptyList: "None yet.",
};
