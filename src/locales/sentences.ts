/** One sentence for each reason, from what the reason carries. */
export type Sentences<R> = { readonly [K in keyof R]: (values: R[K]) => string };
