import type { Project } from "./model.ts";
import type { Part } from "./models/part.ts";

/** Where the project's numbered parts are to be found, and in which state. Empty for what counts nowhere. */
export function partsOf(project: Project): readonly Part[] {
  if (project.voided) return [];
  const of = { project: project.number };
  return [
    ...Object.values(project.funds).map((claim): Part => {
      const { number, unitId, state, bookedOn } = claim;
      return { kind: "funds", number, ...of, unitId, state, day: bookedOn };
    }),
    ...Object.values(project.promises).map((promise): Part => {
      const { number, unitId, state, due } = promise;
      return { kind: "promise", number, ...of, unitId, state, day: due };
    }),
  ];
}
