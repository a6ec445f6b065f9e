import { announcedCompany, cityOf, findCompanies, findPlan } from "./chinese-names.ts";
import * as words from "./chinese-words.ts";
import type { Language } from "./language.ts";

export const chinese: Language = {
  ...words,
  locale: "zh-CN",
  planned: /拟|计划|打算|准备|预计|想|要(?!求)|将|争取|希望/u,
  nearlyLost: /[会怕]|担心|差点|险些/u,
  because: /^(?:因为|由于|原因[是为:：]?|主要是)/u,
  signed: "签约",
  reached: { before: /已经?|正式|顺利|成功/u, after: /^(?:成功|成立|完成)?了(?!吗|解)/u },
  but: /(?:但|不过|可是|只是)[^。]*(?:没|未|不)/u,
  settled: /(?:已经?|都)解决|解决了|办好了|办结/u,
  told: /(?<!为)了(?!解|吗)|过(?!几|年|来|去|程|户)|已|刚|说|表示|反馈|提出|同意|达成|签/u,
  noLead: /争取|力争|学习|借鉴|隔壁|邻[县市区]|外[地省市](?!企|客|商|资)|别的[县市区地]|其他[县市区]|[建投]了(?!解)/u,
  unwilling: /没有?[^，,。]{0,6}意[向愿]|不考虑|不感兴趣|拒绝|不想|无意/u,
  wish: /想|拟|计划|打算|准备|有意|意向|考虑|欲|投资|扩建|落户|新建|布局/u,
  strongWish: /投资|建厂|落户/u,
  contact: /联系人[是为:：\s]*([^，,。;；]{2,30})/u,
  needs: /(?<!我们|不)需要?求?[是为:：]?((?:用地|用电|厂房|土地|标准|\d)[^，,。;；]{0,30})/u,
  chain: /(?:属于?|产业链[:：])\s*([^，,。;；的\s]{2,10}?)产业链/u,
  planner: /^(?:他们|对方|企业|双方|约好|约定|定于|计划|约)?$/u,
  findCompanies,
  announced: announcedCompany,
  findPlan,
  nameOf: (company, plan) => {
    const short = company.replace(/(?<=.{2})(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$/u, "");
    return plan === undefined ? `${short}项目` : plan.startsWith(short) ? plan : `${short}${plan}`;
  },
  cityOf,
};
