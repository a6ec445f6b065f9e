import { gatesOf } from "../domain/line.ts";
import { minorPerMajor } from "../money.ts";
import { dayOf } from "../domain/day.ts";
import type { Member, Unit } from "../domain/model.ts";
import type { DescribedProject } from "../domain/projects/describe.ts";
import { sizeOf } from "../views/money.ts";
import { choiceName, stageName, type View } from "../views/view.ts";
import type { Cell } from "./cells.ts";
import { columnKinds, type ColumnField } from "./columns.ts";
import type { SheetColumn } from "./write-sheet.ts";

/** Whom and what the rows of a page name. */
export interface Names {
  readonly units: ReadonlyMap<number, Unit>;
  readonly people: ReadonlyMap<number, Member>;
}

interface ExportColumn extends SheetColumn {
  readonly cell: (project: DescribedProject, names: Names) => Cell;
}

const widths: Partial<Record<ColumnField, number>> = {
  name: 28,
  company: 28,
  creditCode: 20,
  next: 24,
  needs: 24,
  note: 36,
};
const day = { width: 12, format: "yyyy-mm-dd" } as const;

/** The columns of the ledger (台账), named so that an import reads them again. */
export function exportColumns(view: View): readonly ExportColumn[] {
  const { exchange, lampMark } = view.words;
  const { locale, pack, timezone } = view;
  const columns = columnKinds.flatMap(({ field, label }): readonly ExportColumn[] => {
    // What an import reads beside another column, and what no project has a field for.
    if (field === "phone" || field === "progress") return [];
    const header = label[locale];
    if (field === "amount")
      return [{ header: exchange.amountIn, width: 14, format: "#,##0.######", cell: (row) => amountCell(view, row) }];
    if (field === "loggedOn") return [{ header, ...day, cell: ({ project }) => dayCell(project.loggedAt, timezone) }];
    return [{ header, width: widths[field] ?? 12, cell: (row, names) => textCell(view, field, row, names) }];
  });
  return [
    { header: exchange.number, width: 8, cell: ({ project }) => `#${project.number}` },
    ...columns,
    { header: exchange.lastProgress, ...day, cell: ({ project }) => dayCell(project.progressAt, timezone) },
    { header: exchange.lamp, width: 8, cell: ({ lamp }) => lampMark[lamp.lamp] },
    ...gatesOf(pack).flatMap((stage) =>
      stage.evidence.map((evidence): ExportColumn => ({
        header: `${stage.name[locale]}${locale === "en" ? " " : ""}${evidence.name[locale]}`,
        width: 14,
        cell: ({ project }) => project.evidence[`${stage.code}.${evidence.key}`] ?? null,
      })),
    ),
  ];
}

/** A number in ten thousands (Chinese) or millions, exact; for those who may not know it the size band. */
function amountCell(view: View, { project }: DescribedProject): Cell {
  const { amount } = project;
  if (amount === undefined) return sizeOf(view, project) || null;
  if (amount === null) return null;
  return amount.minor / minorPerMajor(amount.currency) / (view.locale === "en" ? 1e6 : 1e4);
}

function dayCell(instant: string, timezone: string): Date {
  return new Date(`${dayOf(new Date(instant), timezone)}T00:00:00Z`);
}

function textCell(
  view: View,
  field: Exclude<ColumnField, "amount" | "loggedOn" | "phone" | "progress">,
  { project }: DescribedProject,
  { units, people }: Names,
): Cell {
  const { pack } = view;
  switch (field) {
    case "name":
      return project.title;
    case "currency":
      return project.amount?.currency ?? null;
    case "chainRole":
      return choiceName(view, pack.chainRoles, project.chainRole) ?? null;
    case "stage":
      return stageName(view, project.stage);
    case "unit":
      return units.get(project.unitId)?.shortName ?? null;
    case "owner":
      return people.get(project.ownerId)?.name ?? null;
    case "via":
      return choiceName(view, pack.channels, project.via) ?? null;
    case "origin":
      return choiceName(view, pack.origins, project.origin) ?? null;
    case "kind":
      return choiceName(view, pack.kinds, project.kind) ?? null;
    case "next":
      return project.next && `${project.next.on} ${project.next.what}`;
    default:
      return project[field];
  }
}
