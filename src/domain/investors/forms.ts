/*
 * What stands in a company's name without telling it from others: its legal form, and its line of business. The forms are
 * those of the Chinese company law and of the countries that invest most in China.
 */

/** Legal forms at the end of a Chinese, Japanese or Korean name. */
const hanForms = wordsOf(
  "股份有限公司 有限责任公司 有限公司 股份公司 责任公司 集团公司 控股公司 总公司 分公司 子公司 公司 集团 控股 股份 总厂 分厂 厂 合伙企业 有限合伙 普通合伙 特殊普通合伙 事务所 合作社 个体工商户 个人独资企业 办事处 代表处 株式会社 有限会社 合同会社 株 주식회사 주",
);

/** Words in brackets that say no more than a legal form does. */
export const bracketForms: ReadonlySet<string> = new Set([
  ...hanForms.all,
  "普通合伙",
  "特殊普通合伙",
  "集团有限",
  "控股有限",
  "本部",
  "总部",
]);

/** The same in Latin letters, one word each, dots taken out. */
export const latinForms: ReadonlySet<string> = new Set(
  (
    "inc incorporated ltd limited llc llp lp gmbh mbh co cos corp corporation company group groups holding holdings plc ag sa sas sarl spa srl bv nv ab oy oyj asa as aps kg kgaa se kk pte pty sdn bhd ltda sl sro zoo oao pao ooo jsc pjsc psc " +
    "gruppe groupe grupo kabushiki kaisha cie compagnie und et"
  ).split(" "),
);

/** Lines of business at the end of a Chinese name. */
const trades = wordsOf(
  "电气 电子 电器 电力 电工 电机 电池 锂电池 动力电池 锂电 电缆 线缆 电源 电控 动力 汽车 汽车工业 汽车零部件 零部件 车业 客车 摩托车 工业 实业 企业 产业 科技 技术 高科 高新 新技术 投资 创投 创业投资 股权投资 投资管理 资产 资产管理 基金 基金管理 资本 银行 商业银行 农村商业银行 证券 保险 人寿保险 财产保险 信托 期货 融资租赁 租赁 财务 金融 担保 " +
    "钢铁 特钢 化工 化学 石化 石油 石油化工 天然气 燃气 医药 制药 药业 生物 生物科技 生物医药 生物制药 医疗 医疗器械 器械 健康 医院 疫苗 新能源 能源 清洁能源 氢能 储能 新材料 材料 复合材料 机械 机械制造 机床 数控 装备 装备制造 设备 重工 重机 重型机械 建设 建设工程 建筑 建筑工程 建材 工程 设计 地产 房地产 房地产开发 置业 物业 城建 路桥 交通 交通运输 运输 物流 仓储 供应链 供应链管理 贸易 国际贸易 商贸 进出口 外贸 " +
    "食品 饮料 乳业 肉业 肉类 粮油 啤酒 酒业 酿酒 白酒 茶业 农业 农牧 牧业 渔业 种业 林业 园林 畜牧 饲料 纺织 印染 服装 服饰 鞋业 皮革 家居 家具 家电 环保 环境 环境科技 水处理 信息 信息技术 网络 网络科技 网络技术 软件 智能 智能科技 智能制造 人工智能 数据 大数据 云计算 数字 数字科技 通信 通讯 半导体 集成电路 微电子 芯片 光电 光伏 光学 光纤 太阳能 风电 风能 核电 水电 热电 热力 水务 水利 " +
    "航空 航天 航空工业 航运 海运 船舶 港口 港务 铁路 轨道交通 高速公路 文化 文化传媒 文旅 传媒 广告 旅游 酒店 教育 咨询 管理 企业管理 管理咨询 服务 电商 电子商务 互联网 矿业 有色 有色金属 金属 金属制品 铝业 铜业 黄金 煤炭 煤业 水泥 玻璃 陶瓷 造纸 纸业 包装 印刷 橡胶 轮胎 塑料 塑胶 塑业 日化 化妆品 精密 精密机械 精密制造 模具 轴承 齿轮 阀门 泵业 仪器 仪表 传感 传感器 机器人 自动化 控制 系统 研究院 研究所 研究 发展 开发 运营 经营 国际 制造 加工 生产 销售 连锁 零售 百货 超市 商业 商城 终端 产品 制品 铜箔 铝箔 薄膜 涂料 油脂 安防 安全 检测 测试",
);

/** Words in which many firms begin their names, so that they tell none from another. */
const common: ReadonlySet<string> = new Set(
  "东方 南方 北方 西部 东部 中部 华东 华北 华南 华中 西南 东北 西北 中原 国家 全国 联合 第一 第二 环球 全球 世界 新兴 现代 和平 人民".split(
    " ",
  ),
);

/** The same in Latin letters. */
const latinTrades: ReadonlySet<string> = new Set(
  (
    "electric electrics electrical electronic electronics motor motors automotive auto energy power steel iron bank banking insurance finance financial capital investment investments partners ventures fund pharma pharmaceutical pharmaceuticals biotech bio medical health healthcare chemical chemicals technology technologies tech industry industries industrial manufacturing materials machinery equipment engineering construction international global worldwide trading trade logistics transport shipping airlines airways aerospace foods food beverage systems system solutions services service software semiconductor semiconductors microelectronics telecom communications network networks digital data battery batteries solar wind oil gas petroleum mining metals paper glass rubber tire tires textile apparel media entertainment education real estate properties development management consulting products " +
    "general american national united first new royal standard pacific atlantic eastern western northern southern central and of the"
  ).split(" "),
);

/** The line of business that a Chinese text ends with: all the words of the list there, together. */
export function tradeAtEnd(text: string): string {
  let left = text;
  for (;;) {
    const length = endIn(left, trades);
    if (length === 0) return text.slice(left.length);
    left = left.slice(0, -length);
  }
}

/** The legal form that a Chinese, Japanese or Korean text ends with; empty where it has none. */
export function formAtEnd(text: string): string {
  return text.slice(text.length - endIn(text, hanForms));
}

/** How long the longest of the words is that the text ends with. */
function endIn(text: string, words: Words): number {
  for (let length = Math.min(words.longest, text.length); length > 0; length--)
    if (words.all.has(text.slice(-length))) return length;
  return 0;
}

/** Whether nothing in it tells this firm from others. */
export function isCommon(text: string): boolean {
  return text === "" || common.has(text);
}

/** How many words at the end name a line of business. */
export function latinTradeLength(words: readonly string[]): number {
  const at = words.findLastIndex((word) => !latinTrades.has(word));
  return words.length - 1 - at;
}

interface Words {
  readonly all: ReadonlySet<string>;
  readonly longest: number;
}

function wordsOf(text: string): Words {
  const all = new Set(text.split(" "));
  return { all, longest: Math.max(...[...all].map((word) => word.length)) };
}
