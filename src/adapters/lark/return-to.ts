/** `Invocation.returnTo` of a form in a direct conversation: the card that holds it. */
export function cardAddress(messageId: string): string {
  return `card ${messageId}`;
}

/** The card's message id; undefined when the text is none of `cardAddress`. */
export function readCardAddress(returnTo: string): string | undefined {
  return /^card (\S+)$/.exec(returnTo)?.[1];
}
