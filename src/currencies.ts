/** How a currency is shown: after the number in Chinese, before it in English. */
interface Currency {
  readonly zh: string;
  readonly sign: string;
  /** Everything people write for it, folded; before or after the number. */
  readonly spellings: readonly string[];
}

export const currencies: ReadonlyMap<string, Currency> = new Map([
  [
    "CNY",
    {
      zh: "元",
      sign: "CN¥",
      spellings: ["cny", "rmb", "cn¥", "人民币", "元", "块", "块钱", "yuan", "¥"],
    },
  ],
  [
    "USD",
    {
      zh: "美元",
      sign: "US$",
      spellings: ["usd", "us$", "us dollars", "us dollar", "美元", "美金", "美刀"],
    },
  ],
  ["EUR", { zh: "欧元", sign: "€", spellings: ["eur", "€", "euro", "euros", "欧元"] }],
  ["HKD", { zh: "港元", sign: "HK$", spellings: ["hkd", "hk$", "hk dollars", "港元", "港币"] }],
  ["GBP", { zh: "英镑", sign: "£", spellings: ["gbp", "£", "pounds", "英镑"] }],
  ["JPY", { zh: "日元", sign: "JP¥", spellings: ["jpy", "jp¥", "yen", "日元"] }],
  ["KRW", { zh: "韩元", sign: "₩", spellings: ["krw", "₩", "won", "韩元", "韩币"] }],
  ["TWD", { zh: "新台币", sign: "NT$", spellings: ["twd", "nt$", "ntd", "新台币", "台币"] }],
  ["SGD", { zh: "新加坡元", sign: "S$", spellings: ["sgd", "s$", "新加坡元", "新元", "新币"] }],
  ["AUD", { zh: "澳元", sign: "A$", spellings: ["aud", "a$", "au$", "澳元", "澳币"] }],
  ["CAD", { zh: "加元", sign: "C$", spellings: ["cad", "c$", "ca$", "加元", "加币"] }],
  ["CHF", { zh: "瑞士法郎", sign: "CHF ", spellings: ["chf", "瑞士法郎", "瑞郎"] }],
  ["MOP", { zh: "澳门元", sign: "MOP$", spellings: ["mop", "mop$", "澳门元", "澳门币"] }],
]);
