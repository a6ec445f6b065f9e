import type { PostsReasons } from "../../../reasons/posts.ts";
import type { Sentences } from "../../sentences.ts";

export const postsErrors: Sentences<PostsReasons> = {
  busy_minute: ({ given, nearest }) => `${given} 是整点或半点，各处都挤在这时发送；请错开几分钟，比如 ${nearest}。`,
};
