import type { Gate, Mark, Pack, Stage } from "../packs/pack.ts";

/** The way that projects of one kind go: stages in order, and what is marked beside them. */
export interface Line {
  readonly stages: readonly [Stage, ...Stage[]];
  readonly marks: readonly Mark[];
}

/** The main line, unless the pack has a track for the kind. */
export function lineOf(pack: Pack, kind: string): Line {
  const track = pack.tracks.find((item) => item.kinds.includes(kind));
  const [first, ...rest] = (track ?? pack).stages;
  if (!first) throw new Error(`pack ${pack.version}: a line without stages`);
  return { stages: [first, ...rest], marks: track ? [] : pack.marks };
}

/** Every stage of every line, and every mark: codes are unique among them. */
export function gatesOf(pack: Pick<Pack, "stages" | "tracks" | "marks">): readonly (Stage | Mark)[] {
  return [...stagesOf(pack), ...pack.marks];
}

export function stagesOf(pack: Pick<Pack, "stages" | "tracks">): readonly Stage[] {
  return [...pack.stages, ...pack.tracks.flatMap((track) => track.stages)];
}

/** Undefined for a stage of another pack. */
export function stageOf(pack: Pick<Pack, "stages" | "tracks">, code: string): Stage | undefined {
  return stagesOf(pack).find((item) => item.code === code);
}

/** Its place in its line; -1 for what is no stage of it. */
export function stageIndex({ stages }: Line, code: string): number {
  return stages.findIndex((item) => item.code === code);
}

/** The stage after this one. */
export function nextStage(line: Line, code: string): Stage | undefined {
  const index = stageIndex(line, code);
  return index === -1 ? undefined : line.stages[index + 1];
}

/** A mark of the line, not a stage. */
export function isMark(gate: Gate): gate is Mark {
  return "from" in gate;
}
