/** Wrong tries within one minute, whoever made them; a token of 24 characters is not guessed in so many. */
const most = 10;
const windowMs = 60_000;

export interface Tries {
  /** Whether there were too many of late to look at another one. */
  tooMany(now: Date): boolean;
  wrong(now: Date): void;
}

/** Counted for this process together: addresses are easily changed, and a proxy makes all of them one. */
export function createTries(): Tries {
  let wrong: readonly number[] = [];
  const recent = (now: Date) => (wrong = wrong.filter((at) => now.getTime() - at < windowMs));
  return {
    tooMany: (now) => recent(now).length >= most,
    wrong(now) {
      wrong = [...recent(now), now.getTime()];
    },
  };
}
