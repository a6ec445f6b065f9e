import type { ExchangeReasons } from "../../../reasons/exchange.ts";
import type { Sentences } from "../../sentences.ts";

export const exchangeErrors: Sentences<ExchangeReasons> = {
  not_your_unit: ({ unit }) => `Projects of ${unit} are imported by its leader or the coordinator.`,
  no_owner: ({ unit }) => `${unit} has no leader yet: please name the project's owner in the sheet.`,
  no_header: ({ rows }) => `There is no header in the first ${rows} rows: it needs a column “Project name” at least.`,
  unreadable_file: ({ name }) =>
    `I cannot read ${name}. Please save it as .xlsx or .csv, without a password, and send it again.`,
  file_too_large: ({ name, megabytes }) => `${name} is larger than ${megabytes} MB. Please split it.`,
  file_gone: ({ name }) =>
    `I could not fetch ${name}. Please send it again; if that fails, an admin should check the app's file permissions.`,
  cell_error: ({ given }) => `The formula gives “${given}”.`,
  no_rows: ({ name }) => `There are no projects in ${name}.`,
  unknown_exchange: ({ number }) => `There is no file ${number}, or it is not yours.`,
  exchange_over: ({ number }) => `File ${number} has been dealt with or given up. Please send it again.`,
  no_file: () => "Please send an .xlsx or .csv file together with this command.",
};
