import { BaseSequencer } from "vitest/node";

/** The files that take longest, the longest first: begun last, one worker would end with them while the other has nothing. */
const longest = [
  "faults/kill.test.ts",
  "whole/boards.test.ts",
  "faults/import.test.ts",
  "faults/slot-kills.test.ts",
  "whole/anything.test.ts",
  "scenario/lead.test.ts",
  "scenario/refusals.test.ts",
  "scenario/cli.test.ts",
  "faults/platform-trouble.test.ts",
  "faults/slots.test.ts",
  "faults/redelivery.test.ts",
  "faults/concurrency.test.ts",
  "chat/reading.test.ts",
];

/** Vitest knows how long files take once they have run; what is longest in general it must be told. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer["sort"]>[0]): Promise<Parameters<BaseSequencer["sort"]>[0]> {
    const place = ({ moduleId }: { readonly moduleId: string }): number => {
      const index = longest.findIndex((name) => moduleId.endsWith(`/test/${name}`));
      return index === -1 ? longest.length : index;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
