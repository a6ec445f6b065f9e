import fc from "fast-check";

/** What somebody does next: numbers are made to fit what there is when it is done. */
export interface Act {
  readonly who: number;
  readonly what: number;
  readonly where: boolean;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export const anyAct: fc.Arbitrary<Act> = fc.record({
  who: fc.nat(15),
  what: fc.nat(9_999),
  where: fc.boolean(),
  a: fc.nat(9_999),
  b: fc.nat(9_999),
  c: fc.nat(9_999),
});

export const people = [
  "a1",
  "a2",
  "a3",
  "va",
  "b1",
  "b2",
  "b3",
  "vb",
  "c1",
  "c2",
  "c3",
  "vc",
  "office",
  "office",
  "a1",
  "b1",
];

/** Words that stand for one project alone: whoever reads one has read of that project by name. */
export const tokenOf = (number: number): string => `密${String(number).padStart(4, "0")}言`;

/** Spellings of a few firms, so that units come upon the same ones. */
const firms = [
  ["比亚迪股份有限公司", "比亚迪", "比亚迪（集团）有限公司", "深圳市比亚迪股份有限公司"],
  ["宁德时代新能源科技股份有限公司", "宁德时代新能源科技"],
  ["隆基绿能科技股份有限公司", "隆基绿能科技"],
  ["格力电器有限公司", "格力电器"],
];

export interface Seen {
  readonly projects: number;
  readonly claims: number;
  readonly promises: number;
  readonly requests: number;
  readonly investors: number;
}

const stages = ["研判", "在谈", "意向", "签约", "注册", "开工", "纳统", "在建", "投产", "达产"];
const gates: Readonly<Record<string, string>> = {
  在谈: "对接记录:会谈",
  意向: "意向书:YX-1",
  签约: "合同号:HT-1 日期:11-20 金额:20亿",
  注册: "信用代码:91350100M000100Y43",
  开工: "开工依据:许可1号",
  纳统: "入库编码:RK-1",
  投产: "投产依据:发票1",
  达产: "财税说明:证明1",
};
const pick = <T>(items: readonly T[], by: number): T => {
  const item = items[by % items.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
};

/** The line of an act; most of them are sound, some are not for this person or not now: they must be refused whole. */
export function lineOf(act: Act, seen: Seen): string {
  const { a, b, c } = act;
  const number = 1 + (a % Math.max(1, seen.projects));
  const claim = 1 + (b % Math.max(1, seen.claims));
  const promise = 1 + (b % Math.max(1, seen.promises));
  const request = 1 + (b % Math.max(1, seen.requests));
  const investor = 1 + (b % Math.max(1, seen.investors));
  const other = 1 + (b % Math.max(1, seen.projects));
  const token = tokenOf(number);
  const unit = pick(["A", "B", "C"], b);
  const fresh = tokenOf(seen.projects + 1);
  const firm = pick(pick(firms, b), c);
  const stage = pick(stages, b);
  const percent = 10 * (1 + (c % 9));
  const lines: readonly (() => string)[] = [
    () => `/线索 ${fresh}项目 公司:${firm} 投资:${1 + (c % 30)}亿 联系人:${fresh}总 备注:${fresh}备注`,
    () => `/线索 ${fresh}工厂 公司:${firm} 投资:${1 + (c % 300)}00万美元 来源地:外来`,
    () => `/线索 ${fresh}扩建 类型:扩建 投资:${2 + (c % 9)}亿 密级:${pick(["公开", "单位", "限定"], a)}`,
    () => `/线索 ${fresh}技改 类型:技改`,
    () => `/线索 改 #${number} 投资:${1 + (c % 40)}亿`,
    () => `/线索 改 #${number} 密级:${pick(["公开", "单位", "限定"], b)}`,
    () => `/线索 改 #${number} 公司:${firm}`,
    () => `/线索 改 #${number} 备注:${token}另记`,
    () =>
      `/进展 #${number} ${pick(["电话", "拜访", "来访", "考察", "洽谈", "跑办", "备注"], b)} 谈了${token} 下步:后天 再谈`,
    () => `/进展 #${number} 拜访 见了${token}总`,
    () => `/阶段 #${number} ${stage} ${gates[stage] ?? ""}`,
    () => `/阶段 #${number} 在谈 ${gates["在谈"] ?? ""}`,
    () => `/阶段 #${number} 签约 ${gates["签约"] ?? ""}`,
    () => `/阶段 更正 #${number} 在谈 登记有误${token}`,
    () => `/指派 #${number} ${pick(people, b)}`,
    () => "/撤销",
    () => `/撤销 #${number}`,
    () =>
      `/到资 #${number} ${100 * (1 + (c % 90))}万 日期:11-2${b % 3} 来源:${pick(["省外", "市外", "境外", "市内"], b)} 凭证:回单${token}`,
    () => `/到资 #${number} ${1 + (c % 9)}00万美元 日期:11-21 来源:境外 凭证:回单${token}`,
    () => `/到资 撤回 F${claim} 重复`,
    () => `/核实 F${claim} 通过`,
    () => `/核实 F${claim} 通过 ${50 * (1 + (c % 90))}万 部分认定`,
    () => `/核实 F${claim} 退回 凭证不清`,
    () => "/核实",
    () => `/不计 #${number} 搬迁 市内迁移`,
    () => `/不计 #${number} 恢复`,
    () => `/首报 #${number}`,
    () => `/首报 续期 #${number} 11-20 签了意向${token}`,
    () => `/首报 释放 #${number}`,
    () => `/首报 加入 #${number}`,
    () => `/首报 同意 #${number}`,
    () => `/首报 异议 #${number} 我方先谈${token}`,
    () => `/首报 继续 #${number} 另一个项目${token}`,
    () => `/首报 裁定 #${number} ${pick(["成立", "驳回", "共享"], b)} 按时间先后`,
    () => `/首报 申诉 #${number} 证据不全`,
    () => "/首报列表",
    () => `/流转 #${number} ${unit} 用地不合适`,
    () => `/流转 同意 #${number}`,
    () => `/流转 谢绝 #${number} 不合适`,
    () => `/流转 确认 #${number}`,
    () => `/分成 #${number} ${unit} ${percent} ${pick(["B", "C", "A"], b)} ${100 - percent}`,
    () => `/分成 #${number} A 50 B 30`,
    () => `/分成 同意 #${number}`,
    () => `/暂缓 #${number} 至:12-20 等待审批 ${token}`,
    () => `/暂缓 同意 #${number}`,
    () => `/停谈 #${number} 用地 ${token}`,
    () => `/退出 #${number} 逾期未开工`,
    () => `/重启 #${number}`,
    () => "/培育",
    () => `/合并 #${number} #${other}`,
    () => `/合并 #${other} #${number}`,
    () => `/合并 撤回 #${number}`,
    () => `/退出 #${number} 协商解约`,
    () => `/重启 #${number}`,
    () => `/停谈 #${other} 能耗`,
    () => `/合并 I${investor} I${1 + (c % Math.max(1, seen.investors))}`,
    () => `/投资方 I${investor}`,
    () => `/投资方 改 I${investor} 类别:上市公司 2025`,
    () => `/承诺 #${number} 设备补助${token} 依据:市政办〔2026〕1号 期限:2027-03-01`,
    () => `/承诺 兑现 P${promise}`,
    () => `/诉求 ${firm} 用电不足${token} 项目:#${number}`,
    () => `/诉求 受理 R${request}`,
    () => `/诉求 答复 R${request} 已联系供电`,
    () => `/诉求 办结 R${request} 已增容`,
    () => `/诉求 异议 R${request} 不归我局`,
    () => `/诉求 指派 R${request} ${unit}`,
    () => "/诉求列表",
    () => `/诉求 R${request}`,
    () => `/拜访 #${number} 见了${token}总 城市:深圳 结果:同意来访`,
    () => `/跑办 #${number} 行政审批局 施工许可 已受理`,
    () => "/走访 本月",
    () => `/大事记 #${number}`,
    () => `/线索 #${number}`,
    () => "/线索 列表",
    () => `/线索 查 ${token}`,
    () => "/我的",
    () => "/榜",
    () => "/榜 本地",
    () => "/榜 到位资金",
    () => "/产业链 缺链",
  ];
  return pick(lines, act.what)();
}
