// @ts-check

/** A slide's time on the screen, and the least that each of its pages has. */
const slideMs = 15_000;
const leastPageMs = 5_000;

/**
 * One page of one slide.
 * @typedef {object} Stop
 * @property {number} slide place among the slides
 * @property {number} page place among its pages
 * @property {number} pages
 */

/**
 * @param {readonly number[]} pages how many pages each slide has
 * @returns {readonly Stop[]} in their order
 */
export function stopsOf(pages) {
  return pages.flatMap((count, slide) => Array.from({ length: count }, (_, page) => ({ slide, page, pages: count })));
}

/**
 * @param {Stop} stop
 * @returns {number} milliseconds that it is shown
 */
export function timeOf({ pages }) {
  return Math.max(slideMs / pages, leastPageMs);
}

/**
 * Goes round the stops. A pause holds the one that is shown, and afterwards it has the time that was left.
 * @param {(stop: Stop, turned: boolean) => void} show `turned` is false when the same stop is drawn anew
 */
export function createCycle(show) {
  /** @type {readonly Stop[]} */
  let stops = [];
  let at = 0;
  let paused = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** When the stop that is shown has had its time, and while paused how much of it is left. */
  let due = 0;
  let left = 0;

  /** @param {number} ms */
  function plan(ms) {
    clearTimeout(timer);
    due = performance.now() + ms;
    left = ms;
    timer = paused || stops.length < 2 ? undefined : setTimeout(() => go(at + 1), ms);
  }

  /** @param {number} to */
  function go(to) {
    if (stops.length === 0) return;
    at = (to + stops.length) % stops.length;
    const stop = stops[at];
    if (!stop) return;
    show(stop, true);
    plan(timeOf(stop));
  }

  return {
    /**
     * Other stops, as new figures bring them; the one to be shown now keeps the time it has left when it is where it was.
     * @param {readonly Stop[]} next
     * @param {number} slide place of the slide that is shown; -1 when it is gone
     */
    replace(next, slide) {
      const page = stops[at]?.page ?? 0;
      const begun = stops.length > 1 && slide !== -1;
      stops = next;
      const same = stops.findLastIndex((stop) => stop.slide === slide && stop.page <= page);
      at = Math.max(0, same);
      const stop = stops[at];
      if (!stop) {
        clearTimeout(timer);
        timer = undefined;
        return;
      }
      show(stop, !begun);
      if (!begun) plan(timeOf(stop));
    },
    next: () => go(at + 1),
    previous: () => go(at - 1),
    /** @param {number} slide */
    jump(slide) {
      go(
        Math.max(
          0,
          stops.findIndex((stop) => stop.slide === slide),
        ),
      );
    },
    /** @param {boolean} wanted */
    pause(wanted) {
      if (wanted === paused) return;
      paused = wanted;
      if (paused) left = Math.max(0, due - performance.now());
      plan(left);
    },
  };
}
