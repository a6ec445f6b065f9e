import type { Message } from "../../src/chat/message.ts";
import type { PersonBoard } from "../../src/domain/boards/persons.ts";
import type { Unit } from "../../src/domain/model.ts";
import { personsMessage } from "../../src/views/persons.ts";
import type { View } from "../../src/views/view.ts";

const unit: Unit = {
  id: 1,
  name: "North County",
  shortName: "North",
  code: "NC",
  group: "region",
  active: true,
  hours: null,
  timezone: null,
};

/** Results by person: of a pack that allows them, which the government's does not. */
export function personSamples(view: View, asOf: Date): Readonly<Record<string, Message>> {
  const [wins, arrived] = ["wins", "arrived"].map((code) => view.pack.metrics.find((metric) => metric.code === code));
  if (!wins || !arrived) throw new Error("no such metrics");
  const line = (rank: number, id: number, name: string, actual: number): PersonBoard["lines"][number] => ({
    rank,
    member: { id, name },
    unit,
    actual,
    band: undefined,
  });
  const board: PersonBoard = {
    period: "year",
    group: unit.group,
    metric: wins,
    origin: "attracted",
    asOf,
    follows: {
      code: "regions",
      version: "2026.1",
      number: { "zh-CN": "理事会决议 2026-7", en: "Resolution 2026-7" },
      sample: false,
      changed: null,
    },
    lines: [line(1, 7, "Ada Chen", 5), line(2, 8, "Ben <b>Ng</b>", 2), line(2, 9, "Eve Park", 2)],
  };
  const bands: PersonBoard["lines"] = [
    line(1, 7, "Ada Chen", 4.2e10),
    { ...line(2, 8, "Ben Ng", 0), actual: undefined, band: { currency: "USD", from: 1, to: 3 } },
    { ...line(3, 9, "Eve Park", 0), actual: undefined, band: { currency: "USD", from: 0, to: 1 } },
  ];
  return {
    "by person": personsMessage(view, [board]),
    "by person, an amount and two ledgers": personsMessage(view, [
      { ...board, period: "month", metric: arrived, lines: bands },
      { ...board, period: "month", metric: arrived, origin: "grown", lines: bands.slice(0, 1) },
    ]),
    "by person, nothing yet": personsMessage(view, [{ ...board, lines: [] }]),
  };
}
