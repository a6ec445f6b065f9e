import type { Actor } from "../domain/model.ts";
import type { ProjectInput } from "../domain/projects/log.ts";
import type { Services } from "../domain/services.ts";
import type { DemoData } from "./data.ts";

export type Chapter = { readonly daysAgo: number; readonly time: string } & (
  | { readonly kind: "lead"; readonly input: ProjectInput & { readonly name: string } }
  | {
      readonly kind: "progress";
      readonly progress: keyof DemoData["talks"];
      readonly text: string;
      readonly city?: string;
      /** `daysAgo` may be negative: a day to come. */
      readonly next?: { readonly daysAgo: number; readonly what: string };
    }
  | {
      readonly kind: "stage";
      readonly stage: string;
      readonly evidence: (number: number, day: string) => Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "act";
      /** Whoever does it, where it is not the person who tells. */
      readonly actor?: Actor;
      /** @param dayAt the day so many days ago; in days to come where negative */
      readonly run: (services: Services, number: number, dayAt: (daysAgo: number) => string) => Promise<unknown>;
    }
);

/** One project's course, told by the person who follows it. */
export interface Story {
  readonly actor: Actor;
  readonly chapters: readonly Chapter[];
}
