/** What can be wrong with the posts of a channel. */
export interface PostsReasons {
  /** On the hour or the half hour; `nearest` is not. */
  readonly busy_minute: { readonly given: string; readonly nearest: string };
}
