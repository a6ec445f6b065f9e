import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/domain/canonical.ts";

describe("canonicalJson", () => {
  it("writes keys in code unit order, without blanks, and drops undefined", () => {
    expect(canonicalJson({ b: [1, null, "上海"], a: { z: true, Z: "x\n" }, gone: undefined })).toBe(
      '{"a":{"Z":"x\\n","z":true},"b":[1,null,"上海"]}',
    );
    expect(canonicalJson({ "\u{1F600}": 1, "\uFB00": 2 })).toBe('{"\u{1F600}":1,"\uFB00":2}');
  });

  it("is the same text whatever the order of keys", () => {
    const shuffled = fc
      .array(fc.tuple(fc.string({ unit: "binary" }), fc.jsonValue()), { maxLength: 8 })
      .chain((members) => {
        const unique = [...new Map(members)];
        return fc.tuple(fc.constant(unique), fc.shuffledSubarray(unique, { minLength: unique.length }));
      });
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(canonicalJson({ deep: Object.fromEntries(one) })).toBe(
          canonicalJson({ deep: Object.fromEntries(other) }),
        );
      }),
    );
  });

  it("is read back as what was written, and writing that again changes nothing", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  it("escapes what UTF-8 cannot hold, so that storing the text never changes it", () => {
    const text = canonicalJson("\uD800\u0000");
    expect(text).toBe('"\\ud800\\u0000"');
    expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
  });

  it.each([
    [NaN],
    [Infinity],
    [1n],
    [() => 1],
    [Symbol("x")],
    [undefined],
    [[undefined]],
    [Array(1)],
    [new Date(0)],
    [new Map()],
  ])("refuses what JSON would lose: case %#", (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson({ a: [{ b: value ?? NaN }] })).toThrow(TypeError);
  });
});
