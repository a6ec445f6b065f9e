import { nudges } from "../nudges.ts";
import type { PackSource } from "../pack.ts";
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
import { ruleSets } from "./rules.ts";
import { stages } from "./stages.ts";
import { chainRoles, channels, groups, kinds, origins } from "./words.ts";

/** An economic development organisation or chamber in an English-speaking country, with its regions and partners. */
export const economicDevelopment: PackSource = {
  id: "edo",
  version: "edo/2026.4",
  name: { "zh-CN": "经济发展机构", en: "Economic development organization" },
  stages,
  lamps: { yellowDays: 60, redDays: 90, nurtureDays: 180 },
  plan: { from: "announced", until: "announced.planned-operating" },
  nudges,
  // Public holidays differ by country and state; an organisation enters its own.
  calendar: "weekdays",
  metrics,
  defaultMetric: "wins",
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
  currency: "USD",
  ruleSets,
  rule: {
    number: {
      "zh-CN": "未设置（请填写本机构的考核依据）",
      en: "Not set (enter your board-approved scorecard)",
    },
    title: { "zh-CN": "示例：项目看板规则", en: "Sample: pipeline scorecard" },
  },
  times: { board: "08:50", owner: "09:05", stale: "09:20" },
  hours: { from: "08:30", to: "17:00" },
  // Scorecards of business developers are common; an organisation that wants none ranks nobody.
  rankPersons: true,
};
