export interface Row {
  readonly what: string;
  readonly ours: string;
  /** Beside what, and its value. */
  readonly baseline?: string;
  readonly ratio?: string;
  /** As promised, and whether it was kept. */
  readonly target?: string;
  readonly met?: boolean;
}

const heads = ["measured", "here", "beside", "ratio", "target", ""] as const;

/** Columns under each other, for a terminal. */
export function formatTable(rows: readonly Row[]): string {
  const cells = rows.map(({ what, ours, baseline = "", ratio = "", target = "", met }) => [
    what,
    ours,
    baseline,
    ratio,
    target,
    met === undefined ? "" : met ? "met" : "MISSED",
  ]);
  const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(heads), line(widths.map((width) => "-".repeat(width))), ...cells.map(line)].join("\n");
}
