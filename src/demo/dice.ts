/** Numbers that look random and are the same at every start: a linear congruential generator. */
export function makeDice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
  return {
    /** One item, no longer in the list afterwards. */
    take: <T>(list: T[]): T => {
      const [item] = list.splice(Math.floor(next() * list.length), 1);
      if (item === undefined) throw new Error("nothing left to choose from");
      return item;
    },
    chance: (share: number) => next() < share,
    between: (low: number, high: number) => low + Math.floor(next() * (high - low + 1)),
    one: <T>(list: readonly T[]): T => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new Error("nothing to choose from");
      return item;
    },
  };
}

export type Dice = ReturnType<typeof makeDice>;
