import type { RateLimits } from "../../chat/port.ts";

/**
 * What Feishu/Lark accepts, each with the page that says so (open.feishu.cn/document/…). A refused card is a lost
 * message, so the renderer cuts visibly before the platform would.
 */
export const limits = {
  /** feishu-cards/card-json-v2-structure: 200 elements or components a card, text objects counted. */
  elements: 200,
  /**
   * im-v1/message/create: the request body of a card stays under 30 KB. Whether escaping counts is not said, so the
   * content is measured as it is sent, a JSON string within JSON, and the rest of the body gets the difference.
   */
  contentBytes: 28_000,
  /** card-json-v2-components/content-components/table: at most five tables, root only; pages of 1 to 10 rows; 50 columns. */
  tables: 5,
  tablePageSize: 10,
  tableColumns: 50,
  /** card-json-v2-components/content-components/chart: five charts recommended. */
  charts: 5,
  /** The same page: a fixed height is 1 to 999 pixels. */
  chartHeight: 999,
  /** Ours: what fits into that height with letters one can read; and cohorts that can be told apart. */
  bars: 30,
  groups: 6,
  /** card-json-v2-components/interactive-components/input: 100 characters of placeholder, 1 to 1000 of text. */
  placeholder: 100,
  input: 1000,
  /** im-v1/message/create: `uuid` of at most 50 characters. */
  uuid: 50,
  /** Not documented; what a phone shows of a header, of a notification and of a button before it cuts by itself. */
  title: 100,
  summary: 300,
  /** Ours: a sentence below an input. */
  fieldProblem: 300,
  buttonLabel: 60,
  fieldLabel: 100,
  optionLabel: 100,
  columnLabel: 60,
} as const;

/** How much of each kind of content is shown. The first that makes the card fit is taken; the last always fits in part. */
export interface Room {
  readonly text: number;
  readonly cell: number;
  readonly rows: number;
  readonly fields: number;
  readonly bars: number;
  readonly buttons: number;
  /** More choices than this become a text input: nothing is lost, it is typed. */
  readonly choices: number;
}

export const rooms: readonly [Room, ...Room[]] = [
  { text: 6000, cell: 300, rows: 200, fields: 60, bars: 60, buttons: 50, choices: 100 },
  { text: 3000, cell: 150, rows: 100, fields: 60, bars: 60, buttons: 40, choices: 50 },
  { text: 1200, cell: 80, rows: 60, fields: 40, bars: 40, buttons: 40, choices: 25 },
  { text: 500, cell: 60, rows: 30, fields: 30, bars: 30, buttons: 30, choices: 10 },
  { text: 200, cell: 40, rows: 20, fields: 20, bars: 20, buttons: 20, choices: 5 },
  { text: 100, cell: 30, rows: 10, fields: 12, bars: 10, buttons: 10, choices: 0 },
];

/**
 * im-v1/message/create: 5 messages a second to one person, and to one group (shared by all bots in it); each message
 * API 50 a second and 1000 a minute per app and tenant. Either window trips.
 */
export const rateLimits: RateLimits = {
  perPlace: [{ count: 5, ms: 1000 }],
  perApp: [
    { count: 50, ms: 1000 },
    { count: 1000, ms: 60_000 },
  ],
  // im-v1/message/patch: 5 a second of one message; each API counts for itself.
  changes: {
    perMessage: [{ count: 5, ms: 1000 }],
    perApp: [
      { count: 50, ms: 1000 },
      { count: 1000, ms: 60_000 },
    ],
  },
};

/** im-v1/message/patch: cards of the last 14 days (230031). An hour is left for what waits to be sent. */
export const editableMs = 14 * 86_400_000 - 3_600_000;

/** event-subscription-guide/overview: 3 s to acknowledge. Calls of ours get ten, since they are not inside that. */
export const apiTimeoutMs = 10_000;
