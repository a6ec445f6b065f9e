import { z } from "zod";
import { choices, code, days, sum } from "./parts.ts";

/** First report (首报首谈): from which amount, for how long, and when the holder is reminded. Calendar days. */
export const firstReport = z
  .object({
    /** At least one of these amounts: the first reporter holds the investor. Below, the lock is soft. */
    thresholds: z.array(sum).min(1).readonly(),
    days,
    /** Days after the first report (or the renewal) on which the holder is reminded. */
    warnings: z.tuple([days, days]).readonly(),
    /** How often it may be renewed, each time for `days` more, and only with a dated progress fact. */
    renewals: z.number().int().nonnegative(),
    /** While another unit holds the investor, a later project goes as far as this stage and no further. */
    lastOpenStage: code,
    /** From this stage on the investor is bound by contract: nobody is reminded of the hold any more, it ends by itself. */
    settledStage: code,
  })
  .readonly()
  .refine(({ days: all, warnings: [first, second] }) => first < second && second < all, "warnings come before the end");

/** One step of the ladder on which a lead that waits is spoken of, in working days. */
const step = z
  .object({
    /** From so many working days past its clock on. */
    after: z.number().int().positive(),
    /** Again after so many. */
    every: z.number().int().positive(),
    /** And so often in all: whoever has heard it so many times is not told any more. */
    times: z.number().int().positive(),
  })
  .readonly();

/**
 * Who hears of a lead that waits: its owner privately, then its unit's channel and leader, then the coordinator. A yellow
 * lamp is the unit's at once, a red one the coordinator's.
 */
export const nudges = z
  .object({
    owner: step,
    channel: step,
    leader: step,
    coordinator: step,
    /** A call to an old acquaintance that nobody makes is told again for so many working days. */
    revisitForWorkingDays: days,
    /** Working days for which somebody may put off one reminder of theirs. */
    snooze: z.array(days).min(1).readonly(),
    /** A person is told of so many leads in one digest; the rest is a number. */
    mostLines: z.number().int().min(1).max(20),
  })
  .readonly()
  .refine(
    ({ owner, leader, coordinator }) => owner.after <= leader.after && leader.after <= coordinator.after,
    "the steps come one after the other",
  );

/** Arrived funds. */
export const funds = z
  .object({
    /** Until this day of the month the month before is open; what is reported later is marked (补报) and counts in the open month. */
    lockDay: z.number().int().min(1).max(28),
    /** Where the capital comes from: the first is taken when nobody says. */
    sources: choices,
    /** Code of the first stage in which money can come. */
    from: code,
    /** Key of the evidence that states the contract's amount: what is verified stays within it. */
    contract: code,
    /**
     * Claims in a heap before an assessment (突击上报): more than `percent` of a unit's claims of the year booked on the last
     * `days` days of one of these months is told to the coordinator.
     */
    burst: z
      .object({ months: z.array(z.number().int().min(1).max(12)).readonly(), days, percent: z.number().positive() })
      .readonly(),
  })
  .readonly();

/** Credit of a project that is handed to another unit, unless the two agree on something else: percent of the giver. */
export const credit = z
  .object({
    giverPercent: z.number().int().min(0).max(100),
    /** Working days after which whoever is asked for a hand-over is reminded, once. */
    remindAfterWorkingDays: days,
  })
  .readonly();

/**
 * Industry chains: the role of a project that closes a gap, the stage from which the gap is closed, and the metrics that are
 * kept by chain too.
 */
export const chains = z.object({ gapRole: code, heldFrom: code, metrics: z.array(code).min(1).readonly() }).readonly();

/**
 * What becomes of the projects signed in one year: codes of the stages at which a project is signed, is performed (履约) without
 * money having come, starts, operates, and reaches full capacity.
 */
export const cohort = z
  .object({ signed: code, performed: code, started: code, operating: code, capacity: code })
  .readonly();

/** Reasons for leaving the main line, and the days after which a lost investor is called again. */
export const sides = z
  .object({
    paused: choices,
    lost: choices,
    exited: choices,
    /** Code of the stage with the contract: before it a project is lost, from it on it exits. */
    exitFrom: code,
    /** Calendar days to the first call, and from one call to the next. */
    revisit: z.tuple([days, days]).readonly(),
    /** An excuse holds the clocks at most this many calendar days. */
    longestPause: days,
  })
  .readonly();

/** Enterprise requests: clocks in working days. */
export const requests = z
  .object({
    accept: days,
    answer: days,
    solve: days,
    complex: days,
    /** Working days within which a unit may say that a request is not its own. */
    object: days,
    /** Working days late after which the unit's leader, then the coordinator hears of it. */
    escalate: z.tuple([days, days]).readonly(),
    /** Calendar days for which the enterprise's link is good. */
    ratingDays: days,
    /** A unit's ratings are shown to nobody before it has this many. */
    ratingsHiddenBelow: days,
  })
  .readonly()
  .refine(
    ({ escalate: [leader, coordinator] }) => leader < coordinator,
    "the leader hears of it before the coordinator",
  );

/** Policy promises (政策承诺): calendar days. */
export const promises = z
  .object({
    /** Code of the stage before which each should have its fair-competition review. */
    reviewedBy: z.string(),
    /** Days before it is due on which the owner is reminded. */
    remind: z.tuple([days, days]).readonly(),
    /** Days between reminders of one that is overdue; from the second on the unit's leader hears of it too. */
    repeat: days,
  })
  .readonly();
