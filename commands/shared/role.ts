import { choice, person, word } from "../../src/chat/args.ts";

export const roleFields = {
  person: person({ keys: { "zh-CN": ["人员", "人"], en: ["person"] } }),
  role: choice({
    keys: { "zh-CN": ["角色"], en: ["role"] },
    values: {
      member: { "zh-CN": ["成员"], en: ["member"] },
      leader: { "zh-CN": ["负责人", "领导"], en: ["leader"] },
      verifier: { "zh-CN": ["核实人", "核实"], en: ["verifier"] },
      coordinator: { "zh-CN": ["招商办", "统筹"], en: ["coordinator"] },
      admin: { "zh-CN": ["管理员"], en: ["admin"] },
    },
  }),
  unit: word({ keys: { "zh-CN": ["单位"], en: ["unit"] }, from: "unit" }).optional(),
};
