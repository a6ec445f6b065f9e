/*
 * Places that stand before a company's own name, or in brackets in it. Provinces with their prefecture-level units, as the
 * Ministry of Civil Affairs lists them (GB/T 2260), and the county-level cities that firms put before their names. All
 * without 省, 市, 区, 县: those are cut off by `regionAt`.
 */
const provinces: Readonly<Record<string, string>> = {
  北京: "",
  天津: "",
  上海: "",
  重庆: "",
  河北: "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 雄安 三河 迁安 任丘 武安 定州 辛集",
  山西: "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 孝义 河津 介休",
  内蒙古: "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安盟 锡林郭勒 阿拉善 满洲里",
  辽宁: "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 瓦房店 海城 庄河",
  吉林: "长春 四平 辽源 通化 白山 松原 白城 延边 延吉 公主岭 梅河口",
  黑龙江: "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭 绥芬河",
  江苏: "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 张家港 常熟 太仓 宜兴 丹阳 如皋 海门 启东 溧阳 靖江 泰兴 邳州 仪征 海安",
  浙江: "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 慈溪 余姚 诸暨 乐清 温岭 海宁 桐乡 瑞安 平湖 永康 东阳 玉环 临海 嵊州 兰溪 江山 龙港",
  安徽: "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 天长 宁国 桐城 巢湖",
  福建: "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 石狮 南安 福清 福安 福鼎 龙海 平潭",
  江西: "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 丰城 高安 樟树 瑞金 共青城",
  山东: "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 莱芜 滕州 龙口 招远 莱州 寿光 诸城 青州 高密 昌邑 安丘 邹城 曲阜 新泰 肥城 荣成 乳山 临清 乐陵 禹城 邹平 胶州 平度 莱西",
  河南: "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源 巩义 新郑 荥阳 长垣 禹州 长葛 林州 灵宝",
  湖北: "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 宜都 枝江 大冶 神农架",
  湖南: "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 浏阳 醴陵 宁乡",
  广东: "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 普宁",
  广西: "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左",
  海南: "海口 三亚 三沙 儋州 琼海 文昌 洋浦",
  四川: "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 西昌 什邡 绵竹 江油",
  贵州: "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南 仁怀 贵安",
  云南: "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 安宁",
  西藏: "拉萨 日喀则 昌都 林芝 山南 那曲 阿里",
  陕西: "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 杨凌 韩城",
  甘肃: "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南",
  青海: "西宁 海东 海北 黄南 果洛 玉树 海西 格尔木",
  宁夏: "银川 石嘴山 吴忠 固原 中卫 宁东",
  新疆: "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 阿勒泰 石河子 库尔勒 奎屯",
  香港: "",
  澳门: "",
  台湾: "台北 新北 桃园 台中 台南 高雄 新竹",
};

/** Countries and parts of the world that firms put into the name of a daughter. */
const abroad =
  "中国 中华 大中华 亚洲 亚太 东亚 东南亚 欧洲 北美 美国 英国 法国 德国 日本 韩国 新加坡 马来西亚 泰国 越南 印度 印尼 澳洲 澳大利亚 加拿大 瑞士 瑞典 荷兰 意大利 西班牙 俄罗斯 巴西 以色列 阿联酋 沙特";

/** The same in Latin letters, words written together. */
const latin =
  "china greaterchina asia asiapacific apac europe emea usa us america northamerica americas uk unitedkingdom germany deutschland france japan korea southkorea singapore malaysia thailand vietnam india indonesia australia canada mexico brazil switzerland sweden netherlands italy spain taiwan hongkong macau " +
  "beijing shanghai tianjin chongqing shenzhen guangzhou dongguan foshan zhuhai suzhou wuxi kunshan nanjing hangzhou ningbo wenzhou jiaxing hefei xiamen fuzhou jinan qingdao yantai weifang liaocheng zhengzhou wuhan changsha chengdu xian shenyang dalian changchun harbin taiyuan kunming nanning " +
  "guangdong jiangsu zhejiang shandong henan hebei hubei hunan sichuan anhui fujian jiangxi liaoning shaanxi shanxi " +
  "texas ohio michigan california newyork london tokyo osaka seoul taipei";

/** Each place under its short name, with the province it lies in (itself for a province or a country). */
const known: ReadonlyMap<string, string> = new Map([
  ...Object.entries(provinces).flatMap(([province, cities]): [string, string][] => [
    [province, province],
    ...(cities === "" ? [] : cities.split(" ").map((city): [string, string] => [city, province])),
  ]),
  ...abroad.split(" ").map((place): [string, string] => [place, place]),
  ...latin.split(" ").map((place): [string, string] => [place, place]),
]);

const longest = Math.max(
  ...[...known.keys()].filter((name) => /\p{Script=Han}/u.test(name)).map((name) => name.length),
);

/** What may follow a place's short name; the longest first. */
const ends =
  /^(?:维吾尔自治区|壮族自治区|回族自治区|特别行政区|朝鲜族自治州|土家族苗族自治州|自治区|自治州|自治县|自治旗|地区|省|市|州|盟)/u;
/** A district or county behind a city that was written with its 省 or 市: `聊城市东昌府区`, never the 新区 of 新区块链. */
const district = /^\p{Script=Han}{1,6}?(?:自治县|新区|开发区|区|县|旗)(?!块|域|间|位)/u;

export interface Region {
  /** Its short name. */
  readonly name: string;
  /** How much of the text it takes. */
  readonly length: number;
}

/** The place at the beginning of a Chinese text, with whatever says what kind of place it is. */
export function regionAt(text: string): Region | undefined {
  for (let length = Math.min(longest, text.length); length >= 2; length--) {
    const name = text.slice(0, length);
    if (!known.has(name)) continue;
    const end = ends.exec(text.slice(length))?.[0] ?? "";
    const within = end === "省" || end === "市" ? (district.exec(text.slice(length + end.length))?.[0] ?? "") : "";
    return { name, length: length + end.length + within.length };
  }
  return undefined;
}

/** The place that a text ends with, without anything behind it. */
export function regionAtEnd(text: string): Region | undefined {
  for (let length = Math.min(longest + 1, text.length); length >= 2; length--) {
    const tail = text.slice(-length);
    const region = regionAt(tail);
    if (region?.length === length) return { name: region.name, length };
  }
  return undefined;
}

/** The place that some words in Latin letters are, written together. */
export function latinRegion(words: readonly string[]): string | undefined {
  const joined = words.join("");
  return /^[a-z]+$/u.test(joined) && known.has(joined) ? joined : undefined;
}

/** Whether a place is a part of another one. */
export function isPartOf(place: string, wider: string): boolean {
  return place !== wider && known.get(place) === wider;
}
