/** Ours alone: a browser would take more, but a person reading could not. What goes beyond is cut visibly. */
export const consoleLimits = {
  blocks: 100,
  /** All blocks of a message as JSON: it comes to every open page, and stays in its memory. */
  bytes: 1_000_000,
  text: 8_000,
  cell: 400,
  label: 200,
  fields: 60,
  rows: 200,
  columns: 20,
  bars: 60,
  /** Cohorts or chains of a chart; names of firms at a link. */
  groups: 20,
  firms: 5,
  buttons: 25,
  formFields: 40,
  choices: 200,
  /** What is kept of each conversation. */
  entriesPerPlace: 500,
  /** Of them, what a page is given at once; what is older it asks for. */
  page: 50,
  /** Events kept for a browser that reconnects; one that missed more loads everything again. */
  events: 1_000,
  /** Typed lines and form answers, in characters. */
  line: 4_000,
  /** Of a file that is sent, in bytes. */
  file: 20 * 1024 * 1024,
} as const;
