import type { Block, Button, Message } from "../chat/message.ts";
import type { Unit } from "../domain/model.ts";
import type { Milestone, ProjectStory } from "../domain/outings/story.ts";
import type { ShownProject } from "../domain/secrecy.ts";
import { entryText } from "./history.ts";
import { countsText } from "./outings.ts";
import { marked, stageName, type View } from "./view.ts";

/** The milestones of a project on one card, the oldest first, with thanks to everybody who took part. */
export function storyCard(view: View, story: ProjectStory, units: readonly Unit[]): Message {
  const { words } = view;
  const { story: say } = words;
  const title = say.title(story.project.number, story.project.title);
  const counts = countsText(view, story.counts);
  const days = story.arrived ? say.daysToProduction(story.days) : say.daysSoFar(story.days);
  const sum = counts === undefined ? days : `${days}${words.comma}${counts}`;
  const thanked = story.thanked.map(({ unitId, names }) => {
    const unit = units.find(({ id }) => id === unitId)?.shortName;
    const said = names.join(words.listSeparator);
    return unit === undefined ? said : say.ofUnit(unit, said);
  });
  return {
    summary: marked(view, `${title}${words.colon}${sum}`),
    title: marked(view, title),
    tone: story.arrived ? "good" : "neutral",
    locale: view.locale,
    blocks: [
      { kind: "text", text: { strong: sum } },
      ...story.milestones.map((milestone): Block => ({
        kind: "text",
        text: [{ strong: milestone.day }, `  ${milestoneText(view, milestone)}`],
      })),
      ...(story.more > 0 ? [{ kind: "note", text: say.more(story.more) } as const] : []),
      ...(thanked.length > 0 ? [{ kind: "note", text: say.thanks(thanked.join(say.separator)) } as const] : []),
    ],
  };
}

function milestoneText(view: View, milestone: Milestone): string {
  const { story: say } = view.words;
  switch (milestone.kind) {
    case "stage":
      return milestone.days === undefined
        ? say.firstWord(stageName(view, milestone.stage))
        : say.stage(stageName(view, milestone.stage), milestone.days);
    case "visit":
      return say.firstVisit(entryText(view, milestone.entry));
    case "entry":
      return entryText(view, milestone.entry);
  }
}

/** From production on, a project has a story to tell. */
export function storyButtons(view: View, project: ShownProject): readonly Button[] {
  const { stages } = view.pack;
  const at = (code: string) => stages.findIndex((stage) => stage.code === code);
  if (!project.named || at(project.stage) < at("operating")) return [];
  return [
    {
      label: view.words.story.button,
      line: `${view.locale === "en" ? "/story" : "/大事记"} #${project.number}`,
    },
  ];
}
