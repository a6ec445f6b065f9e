import type { Project } from "../../src/domain/model.ts";
import type { Locale } from "../../src/locale.ts";

interface Names {
  readonly project: Partial<Project>;
  readonly people: readonly [string, string];
  readonly units: readonly [name: string, shortName: string, code: string][];
  readonly visit: string;
  readonly link: string;
  readonly outing: Readonly<Record<"city" | "who" | "whom" | "result", string>>;
  readonly errand: Readonly<Record<"city" | "body" | "matter" | "result" | "text", string>>;
}

/** Who and what the samples are about, as each language would have it. */
export const names: Readonly<Record<Locale, Names>> = {
  "zh-CN": {
    project: {
      name: "凤凰电池项目",
      codeName: "青松12",
      company: "凤凰新能源股份有限公司",
      chain: "新能源汽车",
      contact: "王总",
      referrer: "刘会长",
      needs: "工业用地三百亩",
      country: "新加坡",
      note: "对方要求保密",
      amount: { currency: "CNY", minor: 5e11 },
      next: { on: "2026-12-02", what: "董事长来考察" },
    },
    people: ["张三", "李四"],
    units: [
      ["高新技术产业开发区", "高新区", "GXQ"],
      ["经济技术开发区", "开发区", "KFQ"],
      ["临港产业园", "临港园", "LGY"],
    ],
    visit: "与董事长谈定用地",
    link: "电解液",
    outing: { city: "上海", who: "王县长等", whom: "董事长", result: "同意来考察" },
    errand: { city: "南京", body: "省商务厅", matter: "外资审批", result: "已受理", text: "已受理" },
  },
  en: {
    project: {
      name: "Phoenix battery plant",
      codeName: "Project Heron 12",
      company: "Phoenix Energy Inc.",
      chain: "EV",
      contact: "Kim Lee",
      referrer: "Jo Park",
      needs: "50 acres near rail",
      country: "Korea",
      note: "Confidential until May",
      amount: { currency: "USD", minor: 3e9 },
      next: { on: "2026-12-02", what: "CEO visits the site" },
    },
    people: ["Ada Chen", "Ben Ortiz"],
    units: [
      ["North County", "North", "NC"],
      ["River County", "River", "RC"],
      ["Lake County", "Lake", "LC"],
    ],
    visit: "agreed the site with the CEO",
    link: "electrolyte",
    outing: { city: "Chicago", who: "the mayor", whom: "the chairman", result: "they will come" },
    errand: { city: "Austin", body: "planning office", matter: "permit", result: "accepted", text: "accepted" },
  },
};
