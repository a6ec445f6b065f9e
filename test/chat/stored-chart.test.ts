import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageSchema } from "../../src/chat/stored.ts";
import { anyChart } from "../fixtures/any-chart.ts";

function holding(chart: unknown): object {
  return { summary: "榜", locale: "zh-CN", blocks: [{ kind: "chart", chart }] };
}

describe("a stored chart", () => {
  it("of any kind is read as it was written", () => {
    fc.assert(
      // JSON knows no infinity and no minus zero; nothing that is counted is either.
      fc.property(anyChart(fc.string()), (chart) => {
        const written: unknown = JSON.parse(JSON.stringify(chart));
        fc.pre(JSON.stringify(written) === JSON.stringify(chart) && !JSON.stringify(chart).includes("null"));
        expect(messageSchema.parse(holding(written))).toEqual(holding(written));
      }),
    );
  });

  it("from before there were kinds is a ranking", () => {
    const old = { title: "到位资金", unit: "亿元", bars: [{ label: "高新区", value: 3, target: 5 }] };
    expect(messageSchema.parse(holding(old))).toEqual(holding({ kind: "ranking", ...old }));
  });

  it("of a kind we do not know is noticed", () => {
    const unknown = { kind: "pie", title: "", unit: "", bars: [] };
    expect(messageSchema.safeParse(holding(unknown)).success).toBe(false);
  });
});
