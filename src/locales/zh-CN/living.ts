/** 频道和私聊里随项目变化而更新的卡片。 */
export const living = {
  latest: "最近：",
  voided: (number: number) => `线索 #${number} 已作废（编号保留，不计入任何统计）`,
  open: (number: number) => `看 #${number}`,
  /** 旧卡片的最后一句话：不带项目名称，以后密级提高也不必再改。 */
  below: (number: number) => `#${number} 的新卡片在下方。`,
  elsewhere: (number: number) => `#${number} 的这张卡片不再更新，请看新卡片。`,
  moved: (number: number, unit: string) => `#${number} 现由「${unit}」跟进，这张卡片不再更新。`,
  closed: (number: number) => `#${number} 的卡片不再在这里更新。`,
};
