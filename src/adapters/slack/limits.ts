/**
 * What Slack refuses beyond, from the Block Kit and Web API references (docs.slack.dev/reference/block-kit,
 * docs.slack.dev/reference/methods). A refused message is a lost one, so the renderer keeps to these by cutting visibly.
 */
export const limits = {
  /** Blocks in a message. */
  blocks: 50,
  /** Everything in a message together: `msg_blocks_too_long` was seen from about 13,200 characters. */
  message: 12_000,
  /** Top-level `text`: chat.update refuses beyond 4000 (`msg_too_long`); a notification needs far less. */
  summary: 3000,
  /** `header` text, plain only. */
  header: 150,
  /** A section's text. Slack states none for rich text; we keep to the same. */
  text: 3000,
  /** A context element's text. */
  note: 2000,
  /** Ours: a value longer than this belongs into a text. */
  fieldValue: 500,
  /** Elements of an `actions` block. */
  buttons: 25,
  buttonLabel: 75,
  /** A button's `value`: holds the command line. */
  buttonValue: 2000,
  /** A table's rows and columns, as Slack's own table block has them. */
  rows: 100,
  columns: 20,
  /** Ours: a cell wider than this makes every row wrap on a phone. In columns of a fixed-width font. */
  cell: 24,
  bars: 30,
  /** Of an image block. */
  alt: 2000,
  /** Ours: more would be a wall; the rest are bars of text. */
  pictures: 5,
  inputLabel: 2000,
  placeholder: 150,
  inputValue: 3000,
  /** Options of a select; text and value of each. */
  options: 100,
  option: 75,
  url: 3000,
  /** Blocks of a modal, its title, its buttons' labels, its `private_metadata`. */
  modalBlocks: 100,
  modalTitle: 24,
  modalButton: 24,
  metadata: 3000,
  /** Of a sentence under a modal's field: Slack states none; more than this no dialogue shows. */
  fieldProblem: 300,
} as const;

/** Of a slash command and its app's manifest (docs.slack.dev/reference/app-manifest). */
export const manifestLimits = {
  commands: 50,
  /** With the slash. */
  command: 32,
  description: 2000,
  usage: 1000,
} as const;

/**
 * chat.postMessage: "no more than one message per second per channel", bursts tolerated but not promised; and a cap per
 * workspace that Slack does not publish ("several hundred messages per minute"), so well below it
 * (docs.slack.dev/apis/web-api/rate-limits).
 */
export const rateLimits = {
  perPlace: [{ count: 1, ms: 1000 }],
  perApp: [
    { count: 20, ms: 1000 },
    { count: 300, ms: 60_000 },
  ],
  // chat.update is of tier 3, "50+ per minute", and not of the one message a second (docs.slack.dev/reference/methods/chat.update).
  changes: { perMessage: [{ count: 1, ms: 1000 }], perApp: [{ count: 50, ms: 60_000 }] },
} as const;

/** A response_url: "up to 5 times within 30 minutes" (docs.slack.dev/interactivity/handling-user-interaction). */
export const answerWindowMs = 30 * 60 * 1000;
