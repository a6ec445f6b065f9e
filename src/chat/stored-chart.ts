import { z } from "zod";
import type { Chart } from "./message.ts";

const point = { label: z.string(), value: z.number() };
const points = z.array(z.object(point));
const drawn = { title: z.string(), unit: z.string(), alt: z.string().exactOptional() };

const ranking = z.object({
  ...drawn,
  kind: z.literal("ranking"),
  bars: z.array(z.object({ ...point, claimed: z.number().exactOptional(), target: z.number().exactOptional() })),
});

const curve = z.object({
  ...drawn,
  kind: z.literal("curve"),
  points,
  plan: points,
  lastYear: points.exactOptional(),
});

const funnel = z.object({
  ...drawn,
  kind: z.literal("funnel"),
  cohorts: z.array(z.object({ label: z.string(), steps: points })),
});

const link = z.object({
  label: z.string(),
  state: z.enum(["held", "progress", "missing"]),
  projects: z.number(),
  firms: z.array(z.string()).exactOptional(),
});

const chains = z.object({
  ...drawn,
  kind: z.literal("chains"),
  chains: z.array(z.object({ label: z.string(), links: z.array(link) })),
});

/** Rows from before there were several kinds (2026-11-25) hold a ranking that does not say so. */
const unnamed = ranking
  .omit({ kind: true })
  .strict()
  .transform((chart) => ({ ...chart, kind: "ranking" as const }));

export const chartSchema: z.ZodType<Chart> = z.union([
  z.discriminatedUnion("kind", [ranking, curve, funnel, chains]),
  unnamed,
]);
