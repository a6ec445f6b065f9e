import { boardsErrors } from "./boards.ts";
import { calendarErrors } from "./calendar.ts";
import { chainsErrors } from "./chains.ts";
import { coreErrors } from "./core.ts";
import { creditErrors } from "./credit.ts";
import { exchangeErrors } from "./exchange.ts";
import { firstReportErrors } from "./first-report.ts";
import { fundsErrors } from "./funds.ts";
import { investorsErrors } from "./investors.ts";
import { linkingErrors } from "./linking.ts";
import { outingsErrors } from "./outings.ts";
import { postsErrors } from "./posts.ts";
import { promisesErrors } from "./promises.ts";
import { remindersErrors } from "./reminders.ts";
import { requestsErrors } from "./requests.ts";
import { rulesErrors } from "./rules.ts";
import { sidesErrors } from "./sides.ts";
import type { Reasons } from "../../../errors.ts";
import type { Sentences } from "../../sentences.ts";

export const errors: Sentences<Reasons> = {
  ...coreErrors,
  ...investorsErrors,
  ...firstReportErrors,
  ...sidesErrors,
  ...fundsErrors,
  ...creditErrors,
  ...boardsErrors,
  ...calendarErrors,
  ...chainsErrors,
  ...outingsErrors,
  ...remindersErrors,
  ...requestsErrors,
  ...promisesErrors,
  ...rulesErrors,
  ...postsErrors,
  ...linkingErrors,
  ...exchangeErrors,
};
