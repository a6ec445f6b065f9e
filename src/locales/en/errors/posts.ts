import type { PostsReasons } from "../../../reasons/posts.ts";
import type { Sentences } from "../../sentences.ts";

export const postsErrors: Sentences<PostsReasons> = {
  busy_minute: ({ given, nearest }) =>
    `${given} is on the hour or the half hour, when everybody sends; please take another minute, such as ${nearest}.`,
};
