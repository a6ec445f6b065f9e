import { nudges } from "../nudges.ts";
import type { PackSource } from "../pack.ts";
import { clockPolicies } from "./clocks.ts";
import { metrics } from "./metrics.ts";
import {
  chains,
  classes,
  cohort,
  credit,
  exclusions,
  firstReport,
  funds,
  promises,
  requests,
  sides,
} from "./policies.ts";
import { ruleSets } from "./rules/index.ts";
import { stages } from "./stages.ts";
import { marks, tracks } from "./tracks.ts";
import { chainRoles, channels, groups, kinds, origins } from "./words.ts";

/** A Chinese city's or county's investment-promotion bureau (招商局, 投资促进局), with its departments, counties and parks. */
export const chinaGovernment: PackSource = {
  id: "cn-government",
  version: "cn-government/2026.4",
  name: { "zh-CN": "招商引资（政府）", en: "Investment promotion (Chinese government)" },
  stages,
  marks,
  tracks,
  // Handan's development zone: two months without progress are yellow, three are red.
  lamps: { yellowDays: 60, redDays: 90, nurtureDays: 180 },
  clockPolicies,
  plan: { from: "signed", until: "signed.planned-operating" },
  nudges,
  calendar: "CN",
  metrics,
  defaultMetric: "large",
  cohort,
  groups,
  origins,
  kinds,
  chainRoles,
  chains,
  channels,
  firstReport,
  funds,
  credit,
  sides,
  requests,
  promises,
  classes,
  exclusions,
  currency: "CNY",
  // A ranking must follow a published rule (考核办法). This is none, and says so until the bureau enters its own.
  ruleSets,
  rule: {
    number: {
      "zh-CN": "示例规则 2026-1（请换成本地考核办法文号）",
      en: "Sample rule 2026-1 (replace with your own document number)",
    },
    title: {
      "zh-CN": "示例：招商引资工作通报规则",
      en: "Sample: rule for investment-promotion bulletins",
    },
  },
  times: { board: "08:50", owner: "09:05", stale: "09:20" },
  hours: { from: "08:30", to: "17:30" },
  // 国办函〔2026〕12号 forbids ranking people in government applications.
  rankPersons: false,
};
