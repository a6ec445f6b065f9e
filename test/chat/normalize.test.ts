import { describe, expect, test } from "vitest";
import { fold, normalizeLine, unquote } from "../../src/chat/normalize.ts";
import { nearest } from "../../src/chat/nearest.ts";
import { distance } from "../../src/distance.ts";

describe("normalizeLine", () => {
  test.each([
    ["/lead x", "/lead x"],
    ["／lead x", "/lead x"],
    ["/ lead x", "/lead x"],
    ["／　线索 x", "/线索 x"],
    ["  /lead x  ", "/lead x"],
    ["lead x", "/lead x"],
    ["、线索 x", "/线索 x"],
    ["\u200B\uFEFF/线\u200B索 x", "/线索 x"],
    ["/a\r\nb\u2028c", "/a\nb\nc"],
    ["/a\u0000b\u202Ec\u2066", "/abc"],
    ["/a \uD800b", "/a b"],
    ["/a\u200Db", "/ab"],
    ["/👨\u200D👩\u200D👧 🇨🇳", "/👨\u200D👩\u200D👧 🇨🇳"],
    ["/👩🏽\u200D💻 ❤️\u200D🔥", "/👩🏽\u200D💻 ❤️\u200D🔥"],
    ["/🏴\u{E0067}\u{E0062}\u{E007F}", "/🏴\u{E0067}\u{E0062}\u{E007F}"],
    ["/线索 名（全角）：“引号”，１２", "/线索 名（全角）：“引号”，１２"],
    ["", "/"],
    ["/", "/"],
  ])("%j", (typed, line) => {
    expect(normalizeLine(typed)).toBe(line);
  });
});

test("fold keeps every place where it is", () => {
  const typed = "Ａｂ：１２＃　產業鏈￥İ🔥ﬁ";
  expect(fold(typed)).toHaveLength(typed.length);
  expect(fold(typed)).toBe("ab:12# 产业链¥İ🔥ﬁ");
});

test("unquote takes one whole pair away, and no other", () => {
  expect(unquote("“比亚迪”")).toBe("比亚迪");
  expect(unquote("”比亚迪“")).toBe("比亚迪");
  expect(unquote(" 「a b」 ")).toBe("a b");
  expect(unquote("“a”和“b”")).toBe("“a”和“b”");
  expect(unquote("“a")).toBe("“a");
  expect(unquote('"')).toBe('"');
});

describe("nearest", () => {
  test("counts one for a sign written, dropped, changed or swapped", () => {
    expect(distance("lead", "lead")).toBe(0);
    expect(distance("lead", "led")).toBe(1);
    expect(distance("lead", "laed")).toBe(1);
    expect(distance("线索", "线锁")).toBe(1);
    expect(distance("", "abc")).toBe(3);
    expect(distance("🔥", "")).toBe(1);
  });

  test.each([
    ["leed", "lead"],
    ["prog", "progress"],
    ["线锁", "线索"],
    ["总投资", "投资"],
    ["hello", undefined],
    ["打卡", undefined],
    ["", undefined],
    ["x".repeat(100_000), undefined],
  ])("of %s", (given, word) => {
    expect(nearest(given, ["lead", "progress", "线索", "投资", "榜"])).toBe(word);
  });
});
