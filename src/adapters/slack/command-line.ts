/** The one command that stands for all, for organisations whose names collide: `/xf lead …` is `/lead …`. */
export const umbrella = "/xf";

/**
 * A line to type, as it can be typed in Slack: its command names are Latin, and the client itself refuses a slash that
 * nobody registered. So what begins in Chinese goes behind the umbrella: `/xf 线索 …`.
 */
export function typeable(line: string): string {
  return line.replace(/^\/(?=[^\p{ASCII}])/u, `${umbrella} `);
}
