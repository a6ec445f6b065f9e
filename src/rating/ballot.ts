import type { Ballot } from "../domain/requests/rating.ts";

export type ReadBallot =
  | { readonly ballot: Ballot }
  | { readonly problem: "choose" | "too_long"; readonly level: string; readonly comment: string };

/** What a form posted, or what is missing in it with all that was filled in. Reads whatever arrives. */
export function readBallot(body: Uint8Array, limit: number): ReadBallot {
  const fields = new URLSearchParams(new TextDecoder().decode(body));
  const level = fields.get("level") ?? "";
  // Controls change what is stored and never what is seen; PostgreSQL takes no NUL.
  const comment = (fields.get("comment") ?? "")
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(/(?!\n)\p{Cc}/gu, "")
    .trim();
  const stars = ([1, 2, 3, 4, 5] as const).find((one) => String(one) === level);
  if ([...comment].length > limit) return { problem: "too_long", level, comment };
  if (stars === undefined) return { problem: "choose", level: "", comment };
  return { ballot: { stars, comment: comment === "" ? null : comment } };
}
