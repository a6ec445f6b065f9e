/** Keys that an admin can give the entries of the bot's menu, with the line that each stands for. */
const lines: ReadonlyMap<string, string> = new Map([
  ["lead", "/lead"],
  ["progress", "/progress"],
  ["mine", "/mine"],
  ["board", "/board"],
  ["reminders", "/reminders"],
  ["request", "/request"],
  ["requests", "/requests"],
  ["funds", "/funds"],
  ["verify", "/verify"],
  ["visits", "/visits"],
  ["calendar", "/calendar"],
  ["help", "/help"],
  ["about", "/help about"],
]);

/** What an entry of the menu types; one whose key says nothing to us shows what there is. */
export function menuLine(key: string): string {
  return lines.get(key.trim().toLowerCase()) ?? "/help";
}
