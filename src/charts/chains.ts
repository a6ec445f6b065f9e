import type { ChainsChart, Link } from "../chat/message.ts";
import { box, letters, stroke, top, widthOf, type Drawing, type Part, type Pen } from "./frame.ts";
import { stateText } from "./items.ts";
import { sizes } from "./theme.ts";

const perRow = 3;
const gap = 26;
const boxHeight = 116;
/** A row of boxes for each chain, from the source to the product: what is held is full, what is missing is empty. */
export function drawChains({ chains }: ChainsChart, pen: Pen): Drawing {
  const { palette } = pen;
  const { width, margin } = sizes;
  const boxWidth = (width - 2 * margin - (perRow - 1) * gap) / perRow;
  const parts: Part[] = [...legend(pen)];
  let y = top + 52;
  for (const { label, links } of chains) {
    parts.push(letters(label, margin, y + 16, { strong: true, fill: palette.ink, width: width - 2 * margin }));
    y += 44;
    for (const [index, link] of links.entries()) {
      const column = index % perRow;
      const x = margin + column * (boxWidth + gap);
      const at = y + Math.floor(index / perRow) * (boxHeight + 18);
      if (column > 0) parts.push(...arrow(x - gap, at + boxHeight / 2, pen));
      parts.push(...linkBox(link, { x, y: at, width: boxWidth, height: boxHeight }, pen));
    }
    y += Math.ceil(links.length / perRow) * (boxHeight + 18) + 14;
  }
  return { bottom: y - 20, parts };
}

function linkBox(
  link: Link,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  { palette, words, locale }: Pen,
): readonly Part[] {
  const held = link.state === "held";
  const ink = held ? palette.onFill : palette.ink;
  const quiet = held ? palette.onFill : palette.muted;
  const inside = place.width - 28;
  const second = [stateText(link.state, locale), ...(link.projects > 0 ? [words.projects(link.projects)] : [])].join(
    " · ",
  );
  const third = link.firms?.join(words.between) ?? "";
  return [
    box(place, styleOf(link.state, palette), 8),
    letters(link.label, place.x + 14, place.y + 26, { strong: true, fill: ink, width: inside }),
    letters(second, place.x + 14, place.y + 60, { size: sizes.small, fill: quiet, width: inside }),
    letters(third, place.x + 14, place.y + 91, { size: sizes.small, fill: quiet, width: inside }),
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
