/**
 * An exact fraction. Points are worked out without any rounding until the one place that rounds (`roundedPoints`), so that a
 * tie is a tie and 0.1 + 0.2 is 0.3.
 */
export interface Exact {
  readonly top: bigint;
  /** Always positive. */
  readonly bottom: bigint;
}

export const zero: Exact = { top: 0n, bottom: 1n };
export const one: Exact = { top: 1n, bottom: 1n };

/** The decimal a person would write for the number: 0.1 is a tenth. */
export function exact(value: number): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`not a number: ${value}`);
  const [, sign = "", whole = "", fraction = "", power = "0"] = match;
  const shift = Number(power) - fraction.length;
  const digits = BigInt(sign + whole + fraction);
  return shift >= 0 ? reduced(digits * 10n ** BigInt(shift), 1n) : reduced(digits, 10n ** BigInt(-shift));
}

export function plus(a: Exact, b: Exact): Exact {
  return reduced(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function minus(a: Exact, b: Exact): Exact {
  return plus(a, { top: -b.top, bottom: b.bottom });
}

export function times(a: Exact, b: Exact): Exact {
  return reduced(a.top * b.top, a.bottom * b.bottom);
}

/** @throws RangeError on a division by zero: whoever divides asks before. */
export function over(a: Exact, b: Exact): Exact {
  if (b.top === 0n) throw new RangeError("division by zero");
  return b.top > 0n ? reduced(a.top * b.bottom, a.bottom * b.top) : reduced(-a.top * b.bottom, a.bottom * -b.top);
}

export function isMore(a: Exact, b: Exact): boolean {
  return a.top * b.bottom > b.top * a.bottom;
}

export function larger(a: Exact, b: Exact): Exact {
  return isMore(b, a) ? b : a;
}

export function smaller(a: Exact, b: Exact): Exact {
  return isMore(a, b) ? b : a;
}

export function sum(values: readonly Exact[]): Exact {
  return values.reduce(plus, zero);
}

/** Down to the whole. */
export function whole(value: Exact): Exact {
  return { top: floored(value), bottom: 1n };
}

/**
 * Half up to so many decimals, also below zero (−0.125 is −0.12): a doubt is in the unit's favour.
 */
export function rounded(value: Exact, decimals: number): Exact {
  const scale = 10n ** BigInt(decimals);
  return reduced(floored(plus(times(value, { top: scale, bottom: 1n }), { top: 1n, bottom: 2n })), scale);
}

/** The nearest number, for showing. */
export function shown(value: Exact): number {
  return Number(value.top) / Number(value.bottom);
}

function floored({ top, bottom }: Exact): bigint {
  const quotient = top / bottom;
  return top < 0n && top % bottom !== 0n ? quotient - 1n : quotient;
}

function reduced(top: bigint, bottom: bigint): Exact {
  let [a, b] = [top < 0n ? -top : top, bottom];
  while (b !== 0n) [a, b] = [b, a % b];
  return { top: top / a, bottom: bottom / a };
}
