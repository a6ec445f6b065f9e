import type { Message } from "../../src/chat/message.ts";

const timezone = "Asia/Shanghai";

/** Messages as the application would write them, for looking at the page and for clicking through it. */
export const leadCard: Message = {
  summary: "已登记 #12 比亚迪电池项目",
  title: "线索 #12 · 比亚迪电池项目",
  tone: "good",
  locale: "zh-CN",
  blocks: [
    {
      kind: "fields",
      fields: [
        { label: "投资方", value: "比亚迪股份有限公司" },
        { label: "投资额", value: { strong: "50亿元" } },
        { label: "产业链", value: "新能源 · 补链" },
        { label: "阶段", value: "在谈" },
        {
          label: "负责人",
          value: { person: { platform: "console", workspace: "demo", id: "wang", name: "王芳" } },
        },
        {
          label: "下一步",
          value: [{ date: "2026-12-03T01:30:00.000Z", style: "day", timezone }, " 赴深圳拜访"],
        },
      ],
    },
    { kind: "note", text: ["首报登记，", "持有期至 2027年3月2日。10 分钟内可以撤销。"] },
    {
      kind: "buttons",
      buttons: [
        { label: "记进展", line: "/进展 #12", tone: "primary" },
        { label: "下一阶段", line: "/阶段 #12" },
        { label: "指派", line: "/指派 #12" },
        { label: "撤销", line: "/撤销", tone: "danger" },
      ],
    },
  ],
};

export const warningCard: Message = {
  summary: "#7 半导体封测项目 已 9 个工作日没有进展",
  title: "提示 · #7 半导体封测项目",
  tone: "warning",
  locale: "zh-CN",
  blocks: [
    {
      kind: "text",
      text: [
        "已 ",
        { strong: "9 个工作日" },
        " 没有实质进展，再过 5 个工作日转为预警。上次：11月10日 电话沟通用地指标。",
      ],
    },
    {
      kind: "note",
      text: ["记一条进展，或用 ", { code: "/暂缓 #7 until:12-20 等客户董事会" }, " 说明原因即可解除。"],
    },
    {
      kind: "buttons",
      buttons: [
        { label: "记进展", line: "/进展 #7", tone: "primary" },
        { label: "三天后提醒", line: "/稍后 #7 3d" },
      ],
    },
  ],
};

export const errorCard: Message = {
  summary: "没看懂金额 50",
  title: "没有登记",
  tone: "bad",
  locale: "zh-CN",
  blocks: [
    { kind: "text", text: ["金额 ", { code: "50" }, " 缺少单位。"] },
    { kind: "note", text: ["例：", { code: "/线索 比亚迪电池项目 投资:50亿" }] },
  ],
};

export const leadForm: Message = {
  summary: "登记线索",
  title: "登记线索",
  locale: "zh-CN",
  blocks: [
    {
      kind: "form",
      line: "/线索",
      submit: "登记",
      fields: [
        {
          name: "name",
          label: "项目名称",
          kind: "text",
          required: true,
          placeholder: "如：比亚迪电池项目",
        },
        { name: "amount", label: "投资额", kind: "text", required: false, placeholder: "如：50亿" },
        {
          name: "stage",
          label: "阶段",
          kind: "choice",
          required: true,
          choices: [
            { label: "线索", value: "lead" },
            { label: "在谈", value: "talk" },
          ],
        },
        { name: "next", label: "下一步日期", kind: "date", required: false },
        { name: "note", label: "备注", kind: "multiline", required: false },
      ],
    },
  ],
};

const units = [
  ["高新区", 18.6, 20],
  ["经开区", 15.2, 18],
  ["临港新城", 9.8, 9],
  ["云岭县", 6.4, 10],
  ["青山区", 4.1, 8],
  ["白水县", 2.3, 6],
] as const;

export const board: Message = {
  summary: "到位资金榜：高新区 18.6 亿元居首",
  title: "到位资金榜 · 第 38 期",
  tone: "neutral",
  locale: "zh-CN",
  blocks: [
    {
      kind: "chart",
      chart: {
        kind: "ranking",
        title: "本年到位资金",
        unit: "亿元",
        bars: units.map(([label, value, target]) => ({ label, value, target })),
      },
    },
    { kind: "divider" },
    {
      kind: "table",
      columns: [
        { label: "名次", align: "right" },
        { label: "单位" },
        { label: "完成率", align: "right" },
        { label: "序时差", align: "right" },
        { label: "较上期", align: "right" },
      ],
      rows: units.map(([label, value, target], index) => [
        String(index + 1),
        { strong: label },
        `${Math.round((value / target) * 100)}%`,
        `${value / target >= 0.9 ? "+" : "−"}${Math.abs(Math.round((value / target - 0.9) * 100))}`,
        index === 2 ? "↑ 2" : index === 3 ? "↓ 1" : "–",
      ]),
    },
    {
      kind: "note",
      text: "截至 11月23日 08:50 · 已核实 92% · 规则 2026-1。对数字有异议，请用 /反馈 说明。",
    },
  ],
};
