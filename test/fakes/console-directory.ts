import type { Message } from "../../src/chat/message.ts";
import type {
  ConsoleChannel,
  ConsoleCommand,
  ConsoleDirectory,
  ConsoleOrganisation,
  ConsolePerson,
  ConsolePost,
} from "../../src/adapters/console/directory.ts";

/** What the application would know, as plain values a test may change at any time. */
export interface Known {
  organisation: ConsoleOrganisation;
  people: ConsolePerson[];
  channels: ConsoleChannel[];
  commands: ConsoleCommand[];
  board: Message | undefined;
  recent: ConsolePost[];
  /** Runs before the channels are told; a throw in it is a store that does not answer. */
  beforeChannels: () => void;
}

export function known(): Known {
  return {
    organisation: { name: "云岭市招商局", demo: true },
    people: [
      { id: "wang", name: "王芳", title: "项目专员", unit: "高新区" },
      { id: "li", name: "李建国", title: "分管领导", unit: "高新区" },
      { id: "zhao", name: "赵敏", title: "统筹", unit: "招商办" },
    ],
    channels: [
      { id: "all", name: "全市招商", members: "everyone" },
      { id: "hitech", name: "高新区招商", unit: "高新区", members: ["wang", "li"] },
    ],
    commands: [
      { name: "/线索", usage: "/线索 <名称> [投资:50亿]", summary: "登记线索" },
      { name: "/进展", usage: "/进展 #12 <内容>", summary: "登记进展" },
      { name: "/帮助", usage: "/帮助 [命令]", summary: "怎么用" },
    ],
    board: undefined,
    recent: [],
    beforeChannels: () => undefined,
  };
}

export function directoryOf(state: Known): ConsoleDirectory {
  const kept: Uint8Array[] = [];
  return {
    organisation: async () => state.organisation,
    people: async () => state.people,
    person: async (id) => state.people.find((person) => person.id === id),
    async channels() {
      state.beforeChannels();
      return state.channels;
    },
    commands: async () => state.commands,
    board: async () => state.board,
    recent: async () => state.recent,
    async keepFile(_file, bytes) {
      kept.push(bytes);
      return String(kept.length - 1);
    },
    async *openFile(ref) {
      const bytes = kept[Number(ref)];
      if (bytes) yield bytes;
    },
  };
}
