import type { PackSource } from "../pack.ts";

/**
 * 入规 (升规): the firm enters the library of above-scale firms after it produces, before or after full capacity. It is not
 * 纳统, by which the project enters the library of fixed-asset investment; a city's template scores the two apart.
 */
export const marks: PackSource["marks"] = [
  {
    code: "above-scale",
    name: { "zh-CN": "入规", en: "Above-scale firm" },
    words: ["升规", "入规上", "规上", "升规入统", "above scale"],
    from: "operating",
    evidence: [
      {
        key: "firm-code",
        name: { "zh-CN": "入规编码", en: "firm-code" },
        words: ["规上编码", "名录库编码", "编码", "library"],
        hint: {
          "zh-CN": "“四上”企业名录库编码",
          en: "code in the statistics library of above-scale firms",
        },
        kind: "text",
        required: true,
      },
    ],
  },
];

/**
 * A technical upgrade (技改) of a firm that is here: filed (立项, 备案), carried out (实施), finished (竣工). The clocks are four and
 * eight weeks, as those of building are.
 */
export const tracks: PackSource["tracks"] = [
  {
    code: "upgrade",
    kinds: ["upgrade"],
    stages: [
      {
        code: "upgrade-filed",
        name: { "zh-CN": "立项", en: "Upgrade filed" },
        words: ["备案", "技改立项", "filed", "upgrade lead"],
        evidence: [],
        clock: { workingDays: 20 },
      },
      {
        code: "upgrade-underway",
        name: { "zh-CN": "实施", en: "Upgrade under way" },
        words: ["技改实施", "实施中", "underway", "under way"],
        evidence: [
          {
            key: "filing",
            name: { "zh-CN": "备案号", en: "filing" },
            words: ["备案证", "备案证号", "立项号", "批文", "number"],
            hint: { "zh-CN": "技术改造项目备案证号", en: "number under which the upgrade was filed" },
            kind: "text",
            required: true,
          },
        ],
        clock: { workingDays: 40 },
      },
      {
        code: "upgrade-finished",
        name: { "zh-CN": "竣工", en: "Upgrade finished" },
        words: ["技改竣工", "完工", "验收", "finished", "completed"],
        evidence: [
          {
            key: "acceptance",
            name: { "zh-CN": "验收记录", en: "acceptance" },
            words: ["竣工验收", "验收", "验收单", "proof"],
            hint: { "zh-CN": "竣工验收记录或编号", en: "record or number of the acceptance" },
            kind: "text",
            required: true,
          },
          {
            key: "finished-on",
            name: { "zh-CN": "竣工日期", en: "finished" },
            words: ["日期", "验收日期", "date"],
            kind: "date",
            required: false,
          },
        ],
        clock: null,
      },
    ],
  },
];
