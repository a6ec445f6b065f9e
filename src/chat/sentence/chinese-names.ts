import { facility } from "./chinese-words.ts";
import type { SentenceContext } from "./draft.ts";
import type { Named } from "./language.ts";
import { say, taken, type Said, type Span } from "./span.ts";

const sign = "[\\p{Script=Han}a-z0-9·&（）().-]";
/** Where a name ends: another word begins, or something that has been understood. */
const after = `(?=${taken}|[\\s，,。;；!！、]|$|的|了(?!解)|并|谈|聊|洽谈|商谈|座谈|会谈|沟通|交流|了解|讨论|介绍|推介|来(?!伊)|一行|总部|开会|开了|通了?电话|打了?电话|通话|见面|关于|就|想|拟|计划|打算|准备|有意|意向|考虑|项目|投资(?!集团|公司|控股|股份)|对接|磋商|签|表示|视频|线上|召开|电话|反[映应]|到资|到账|到位|已|等|那边|在(?!线)|[一两二三四五六七八九十\\d]+[次趟回家位名])`;
const visited = `(?:拜访|走访|拜会|会见|接待|约见|拜见)(?:了|过|一下|到)?`;

const patterns: readonly RegExp[] = [
  new RegExp(`${visited}(${sign}{2,24}?)${after}`, "gu"),
  new RegExp(
    `(?:和|与|跟|同)\\s*(${sign}{2,24}?)\\s*(?=谈|聊|洽谈|商谈|座谈|会谈|沟通|交流|对接|开会|开了|召开|视频|线上|电话|通了?电话|打了?电话|通话|见面|磋商|签|讨论)`,
    "gu",
  ),
  new RegExp(`(?:去|到|赴)(${sign}{2,24}?)(?=拜访|走访|洽谈|谈|对接|座谈|考察)`, "gu"),
  new RegExp(
    `(?:^|[，,。;；\\s${taken}])(${sign}{2,24}?)(?=${taken}*(?:也|正在|正|目前|又)?${taken}*(?:想|拟|计划|打算|准备|有意|意向|考虑|投资(?!集团|公司|控股|股份)|总投资|反[映应]|来(?:我|咱|考察|访|对接|洽谈|谈|区|县|市)|到访|到资|到账|到位|已|签约|正式签约|开工|投产|放弃|的项目|项目(?=已|正式|顺利|今天|昨天|签|开工|投产|黄|谈崩|到资|到账|反映)|黄了|谈崩|不投了|${taken}{2,}的))`,
    "gu",
  ),
];

/** No firm is called so, or not so alone. */
const nobody =
  /^(?:他们?|她们?|它|对方|人家|客商|客户|老板|领导|我们?|咱们?|你们?|大家|双方|各方|该|这|那|某|每|各|本|其|一[家个些批名位]|几[家个]|[两三四五六七八九十\d]+[家个]|多家|部分|有些?|市里|县里|区里|省里|现场|园区|开发区|企业|公司|厂里|项目|线索|资金|昨|今|明|上午|下午|晚上|中午|早上|陪同|领导|群众|居民|村民|职工|工人|媒体|记者|外商|市民|干部|争取|力争|学习|投资|关于|就|意向|有意|计划|打算|准备|考虑|建|新建|扩建|改建|投建|做|搞|生产|年产|[一二三四首]期|总|人|[上下本]个?[周月])/u;
/** Words of a sentence, not of a name. */
const talk =
  /[的了吗呢么吧把被给说问请让没不未搞就都也还很太更再又们嘛啥怎]|一家|几家|一下|什么|怎样|今天|昨天|明天|有人|负责|联系|拜访|洽谈|座谈|上午|下午|陪同|领导|统计|本月|情况|项目|线索|预计|预期|现在|目前|最近|即将|马上|已经|正在|可能|暂时|双方|方面|客商|企业家|商人|老乡|朋友|[会书县市局区镇部院校]长|书记|主席|主任|年底|月底|[一二三四五六七八九十]月|(?!^(?:360|58|51|3m))\d/u;
const office =
  /(?:局|委|厅|办|政府|法院|街道|镇|乡|村|部门|大学|学院|学校|协会|商会|领导|科室|专班|研究院|开发区|高新区|经开区|管委会|一行|先生|女士|[总董])$/u;

/** Without those that are commoner in names of firms and as given names. */
const surnames =
  "刘廖段武赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬于傅皮卞齐康余卜顾孟黄穆萧尹姚邵汪祁毛狄米贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫丁邓郁洪左石崔龚程邢裴陆荣翁侯龙叶司黎薄白蒲赖卓蒙池乔阴谭曾关游岳师巩聂辛简饶曲牟尚闫肖付";
const heading = "(?:副?董事长|副?总经理|副?总裁|投资总监|战略总监|财务总监|总监|董秘|负责人)?";
const calling = "(?:董事长|总经理|总裁|经理|总监|主任|部长|博士|先生|女士|总|董)";
/** 王总, 董事长王传福: the name alone, and with a given name. */
const called = new RegExp(
  `^(?:的)?${heading}[${surnames}](?:${calling}|(?<=(?:董事长|总经理|总裁|总监|负责人)[${surnames}])\\p{Script=Han}{1,2})$`,
  "u",
);
const calledInFull = new RegExp(`^(?:的)?${heading}[${surnames}]\\p{Script=Han}{1,2}${calling}$`, "u");
const title =
  /(?:的)?(?:副?董事长|副?总经理|副?总裁|[投战发]\p{Script=Han}{1,3}总监|董秘|负责人|老总|副总|高管|团队|考察团|代表团|客商|总部|工厂|厂区|公司总部|那边|方面|等)+$/u;

/** Firms whose names have words of a sentence in them; while it is read a letter stands in their place. */
const withWords = /美的(?!很|不)|和利时|和而泰|同方|同仁堂|与德|来伊份|到家集团/gu;
const letter = "㐀";

/** The companies a sentence names. More than one is not for us to choose from. */
export function findCompanies(said: Said, at: SentenceContext): readonly Named[] {
  const { text } = said;
  const left = said.left.replaceAll(withWords, (name) => letter.repeat(name.length));
  const found = new Map<string, Named>();
  for (const pattern of patterns) {
    for (const match of left.matchAll(pattern)) {
      const [whole, name = ""] = match;
      const start = match.index + whole.lastIndexOf(name);
      const named = nameOf(text.slice(start, start + name.length), left.slice(start, start + name.length), start, at);
      for (const one of named) if (!found.has(one.company)) found.set(one.company, one);
    }
  }
  for (const one of besides(text, left, [...found.values()], at)) found.set(one.company, one);
  // 比亚迪 and 比亚迪王总 are one; so are a name and its beginning.
  const names = [...found.values()];
  return names.filter(
    ({ company }) => !names.some((other) => other.company !== company && company.startsWith(other.company)),
  );
}

function nameOf(typed: string, folded: string, start: number, at: SentenceContext): readonly Named[] {
  const lead = /^(?:企业|客商|位于|一下|我县|我区|我市|县里|区里|领导)(?=.{2})/u.exec(folded)?.[0].length ?? 0;
  const plain = folded.slice(lead).replace(/(?:一行|等人?)$/u, "");
  const name = typed.slice(lead, lead + plain.length);
  const from = start + lead;
  const parts = plain.split(/、|和|与|及|跟/u);
  if (parts.length > 1 && parts.every((part) => part.length > 1)) {
    // 海信和美的: two, or one whose name has the word in it: neither is for us to say.
    return parts.map((company, index) => ({ company, span: { start: from + index, end: from + plain.length } }));
  }
  const person = personIn(plain);
  if (person === "unclear") return [];
  const bare = plain.slice(0, plain.length - person.length).replace(title, "");
  if (!isName(bare, at)) return [];
  const company = name.slice(0, bare.length).trim();
  return [
    {
      company,
      ...(person === "" ? {} : { contact: name.slice(name.length - person.length) }),
      span: { start: from, end: from + plain.length },
    },
  ];
}

/** Whom a name ends with: 王总 of 比亚迪王总. Where it may begin at two places, it may be part of the firm's name. */
function personIn(plain: string): string {
  const ends = [...plain].map((_, index) => plain.slice(index)).slice(2);
  const full = ends.filter((end) => calledInFull.test(end));
  const short = ends.filter((end) => called.test(end));
  const [person = "", ...more] = short.length > 0 ? longestOf(short) : longestOf(full);
  return more.length > 0 || (short.length > 0 && full.length > 0) ? "unclear" : person;
}

/** With its title, and without one, it is the same person. */
function longestOf(ends: readonly string[]): readonly string[] {
  return ends.filter(
    (end, index) =>
      !ends.some(
        (other, at) =>
          at < index && other.endsWith(end) && new RegExp(`^(?:的)?${heading}$`, "u").test(other.slice(0, -end.length)),
      ),
  );
}

function isName(folded: string, at: SentenceContext): boolean {
  const length = [...folded].length;
  if (length < 2 || length > 20 || /^[\d.-]+$/u.test(folded)) return false;
  if (nobody.test(folded) || talk.test(folded) || office.test(folded) || facility.test(folded)) return false;
  return at.placeAt(folded) < folded.length;
}

const verbs =
  /(?:洽谈|商谈|座谈|会谈|谈妥|谈定|谈|聊|对接|推进|投资建设|建设|投建|新建|扩建|改建|投资|建|上马|关于|讨论|了解|介绍|引进|磋商|沟通|交流|落地|落户|意向|做|搞|推介|总|一[个座条]|是|就|来考察|来看|考察|参观|拜访)/gu;
const general =
  /^(?:新|大|好|该|这个?|那个?|招商|投资|重点|意向|合作|具体|相关|一个|几个|他们|对方|我们|其|企业|公司|工业|整个|号|老|小|两个|多个)?$/u;

/** 拜访了比亚迪、宁德时代: what stands beside a company, where it may be one too. */
function besides(text: string, left: string, found: readonly Named[], at: SentenceContext): readonly Named[] {
  return found.flatMap(({ span }) => {
    const [whole, name = ""] =
      new RegExp(`^(?:、|和|与|及|跟|以及)(${sign}{2,12}?)(?:、|${after})`, "u").exec(left.slice(span.end)) ?? [];
    if (whole === undefined || !isName(name, at)) return [];
    const start = span.end + whole.indexOf(name);
    return [{ company: text.slice(start, start + name.length), span: { start, end: start + name.length } }];
  });
}

/** Behind an announcement: the first word, where it could stand behind 拜访. */
export function announcedCompany({ text, left }: Said, at: SentenceContext): Named | undefined {
  const [first = ""] = new RegExp(`^${sign}{2,20}(?=[\\s，,。;；:：]|$)`, "u").exec(left) ?? [];
  const [one, ...more] = first === "" ? [] : findCompanies(say(`拜访${text.slice(0, first.length)}`), at);
  const whole = one && more.length === 0 && one.company.length === first.length;
  return whole ? { ...one, span: { start: 0, end: first.length } } : undefined;
}

/** The place of a visit: 深圳 of 去深圳拜访. */
export function cityOf({ text, left }: Said, at: SentenceContext): string | undefined {
  for (const { index, 0: word } of left.matchAll(/去|赴|前往|到|在|飞/gu)) {
    const start = index + word.length;
    const length = at.placeAt(left.slice(start));
    const then = left.slice(start + length);
    if (length > 0 && /^\s*(?:了|专程|上门)?(?:拜访|走访|拜会|登门|对接|考察)/u.test(then))
      return text.slice(start, start + length);
  }
  return undefined;
}

/** What is to be built: 电池 of 50亿的电池项目, 电池厂 of 建电池厂. */
export function findPlan({ text, left }: Said, company: Span): string | undefined {
  const free = left.replaceAll("了解", taken.repeat(2));
  const named = [...free.matchAll(/项目/gu)].flatMap(({ index }) => {
    const noun = tailOf(text, free, index, company);
    return noun === undefined ? [] : [`${noun}${text.slice(index, index + 2)}`];
  });
  // Two projects at once are not one.
  if (named.length > 0) return new Set(named).size === 1 ? named[0] : undefined;
  for (const [start, end] of pieces(free)) {
    const piece = free.slice(start, end);
    // A park that one has seen is not theirs to build.
    if (!facility.test(piece) || /参观|看了|介绍|考察|带.*看/u.test(piece)) continue;
    const noun = tailOf(text, free, end, company);
    if (noun !== undefined && [...noun].length > 1) return `${noun}项目`;
  }
  return undefined;
}

function tailOf(text: string, free: string, end: number, company: Span): string | undefined {
  let start = Math.max(...[...`${taken}，,。;；!！ \n、的了(（“"`].map((one) => free.lastIndexOf(one, end - 1))) + 1;
  if (company.start < end && company.end > start && company.end <= end) start = company.end;
  const last = [...free.slice(start, end).matchAll(verbs)].at(-1);
  if (last) start += last.index + last[0].length;
  start += /^(?:一下|一?[个座条家处]|年?内)/u.exec(free.slice(start, end))?.[0].length ?? 0;
  const noun = text.slice(start, end).trim();
  return general.test(noun) || [...noun].length > 20 || /[他她我你们]|下一?步|联系|负责/u.test(noun) ? undefined : noun;
}

/** Runs of text between stops and what has been taken. */
function pieces(free: string): readonly (readonly [number, number])[] {
  return [...free.matchAll(new RegExp(`[^${taken}，,。;；!！\\s]+`, "gu"))].map(
    ({ index, 0: run }) => [index, index + run.length] as const,
  );
}
