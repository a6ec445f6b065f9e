export interface Memo<T> {
  /** What was made under this key, or is being made. What fails is forgotten: the next asks again. */
  get(key: string, make: () => Promise<T>): Promise<T>;
  forget(key: string): void;
}

/** Remembers the last `most` keys that were asked for. */
export function createMemo<T>(most: number): Memo<T> {
  const made = new Map<string, Promise<T>>();

  function remember(key: string, value: Promise<T>): Promise<T> {
    // A map is in the order of insertion: the first is what nobody has asked for longest.
    made.delete(key);
    made.set(key, value);
    for (const oldest of made.keys()) {
      if (made.size <= most) break;
      made.delete(oldest);
    }
    return value;
  }

  return {
    get(key, make) {
      const known = made.get(key);
      if (known) return remember(key, known);
      const fresh = make();
      fresh.catch(() => {
        if (made.get(key) === fresh) made.delete(key);
      });
      return remember(key, fresh);
    },
    forget: (key) => void made.delete(key),
  };
}
