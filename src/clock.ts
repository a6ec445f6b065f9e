/** The one place where real time and randomness enter. Domain code takes `now` as a value. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };
