import { z } from "zod";
import { code, days, localized, sum, words } from "./parts.ts";

/** How long a project may be in a stage without substantive progress, in working days after the day of the last one. */
export const stageClock = z
  .object({
    workingDays: days,
    /** Projects of at least one of these amounts (重大项目) get so many instead. */
    major: z
      .object({ atLeast: z.array(sum).min(1).readonly(), workingDays: days })
      .readonly()
      .optional(),
  })
  .readonly();

/** When a lamp changes. */
export const lamps = z
  .object({
    /** Calendar days without substantive progress. */
    yellowDays: days,
    redDays: days,
    /** After so many it is said that the project belongs into the nurture pool; nothing is moved by itself. */
    nurtureDays: days,
    /**
     * 计划滞后: percentage points by which verified funds are behind the share of the contract that would be due by now, from
     * the signature to the day on which the contract says that it operates. Absent: the plan moves no lamp.
     */
    behind: z.object({ yellowPoints: z.number().positive(), redPoints: z.number().positive() }).readonly().optional(),
  })
  .readonly()
  .refine(
    ({ yellowDays, redDays, nurtureDays }) => yellowDays < redDays && redDays < nurtureDays,
    "lamps: yellow comes before red, red before nurture",
  )
  .refine(({ behind }) => !behind || behind.yellowPoints < behind.redPoints, "lamps: yellow comes before red");

/** Clocks and lamps after a published measure: an organisation may work by it instead of the pack's own. */
export const clockPolicy = z
  .object({
    code,
    name: localized,
    words,
    /** Number and title of the measure. */
    document: localized,
    /** By code of the stage; a stage that is not named keeps the pack's clock, null has none. */
    clocks: z.record(code, stageClock.nullable()).readonly(),
    lamps,
  })
  .readonly();

export type StageClock = z.output<typeof stageClock>;
export type ClockPolicy = z.output<typeof clockPolicy>;
