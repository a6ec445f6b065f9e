import type { ChainsChart, Link } from "../chat/message.ts";
import { box, letters, stroke, top, widthOf, type Drawing, type Part, type Pen } from "./frame.ts";
import { stateText } from "./items.ts";
import { sizes } from "./theme.ts";

const perRow = 3;
const gap = 26;
const padding = 14;
const lineHeight = 32;
/** A row of boxes for each chain, from the source to the product: what is held is full, what is missing is empty. */
export function drawChains({ chains }: ChainsChart, pen: Pen): Drawing {
  const { palette } = pen;
  const { width, margin } = sizes;
  const boxWidth = (width - 2 * margin - (perRow - 1) * gap) / perRow;
  // State and number share a line where that suffices for every link, so that all boxes are alike.
  const apart = chains.some(({ links }) =>
    links.some((link) => widthOf(factsOf(link, pen).join(between), sizes.small) > boxWidth - 2 * padding),
  );
  const boxHeight = (apart ? 4 : 3) * lineHeight + 20;
  const parts: Part[] = [...legend(pen)];
  let y = top + 52;
  for (const { label, links } of chains) {
    parts.push(letters(label, margin, y + 16, { strong: true, fill: palette.ink, width: width - 2 * margin }));
    y += 44;
    for (const [index, link] of links.entries()) {
      const column = index % perRow;
      const x = margin + column * (boxWidth + gap);
      const at = y + Math.floor(index / perRow) * (boxHeight + 18);
      // A row that goes on begins with an arrow too, in the margin.
      if (index > 0) parts.push(...arrow(x - gap, at + boxHeight / 2, pen));
      parts.push(...linkBox(link, apart, { x, y: at, width: boxWidth, height: boxHeight }, pen));
    }
    y += Math.ceil(links.length / perRow) * (boxHeight + 18) + 14;
  }
  return { bottom: y - 20, parts };
}

const between = " · ";

function factsOf({ state, projects }: Link, { words, locale }: Pen): readonly string[] {
  return [stateText(state, locale), ...(projects > 0 ? [words.projects(projects)] : [])];
}

function linkBox(
  link: Link,
  apart: boolean,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  pen: Pen,
): readonly Part[] {
  const { palette, words } = pen;
  const held = link.state === "held";
  const quiet = held ? palette.onFill : palette.muted;
  const facts = factsOf(link, pen);
  const lines = [...(apart ? facts : [facts.join(between)]), ...(link.firms ? [link.firms.join(words.between)] : [])];
  const width = place.width - 2 * padding;
  const x = place.x + padding;
  return [
    box(place, styleOf(link.state, palette), 8),
    letters(link.label, x, place.y + 26, { strong: true, fill: held ? palette.onFill : palette.ink, width }),
    ...lines.map((line, index) =>
      letters(line, x, place.y + 28 + (index + 1) * lineHeight, { size: sizes.small, fill: quiet, width }),
    ),
  ];
}

function styleOf(state: Link["state"], palette: Pen["palette"]): Readonly<Record<string, unknown>> {
  switch (state) {
    case "held":
      return { fill: palette.fill };
    case "progress":
      return { fill: palette.track, stroke: palette.outline, lineWidth: 3 };
    case "missing":
      return { fill: "none", stroke: palette.mark, lineWidth: 3, lineDash: [8, 6] };
  }
}

function arrow(x: number, y: number, { palette }: Pen): readonly Part[] {
  return [
    stroke(x + 4, y, x + gap - 10, y, { stroke: palette.muted, lineWidth: 3 }),
    {
      type: "polygon",
      shape: {
        points: [
          [x + gap - 12, y - 7],
          [x + gap - 3, y],
          [x + gap - 12, y + 7],
        ],
      },
      style: { fill: palette.muted },
    },
  ];
}

function legend({ palette, locale }: Pen): readonly Part[] {
  let x: number = sizes.margin;
  const y = top + 18;
  return (["held", "progress", "missing"] as const).flatMap((state) => {
    const from = x;
    const name = stateText(state, locale);
    x += 44 + widthOf(name, sizes.small) + 34;
    return [
      box({ x: from + 2, y: y - 11, width: 32, height: 22 }, styleOf(state, palette), 4),
      letters(name, from + 44, y, { size: sizes.small, fill: palette.muted }),
    ];
  });
}
