import { createHash } from "node:crypto";
import { canonicalJson } from "../../src/domain/canonical.ts";
import { plain } from "../../src/domain/fold.ts";
import type { Channel, Entry, Organization, Project, ProjectRecord, Unit } from "../../src/domain/model.ts";
import type { Derived } from "../../src/domain/ports.ts";
import type { InboxRow, Lease, OutboxDraft } from "../../src/delivery/ports.ts";
import type { Store, StoreTx } from "../../src/store/port.ts";

export const noon = new Date("2026-11-23T04:00:00.123Z");

/** Noon and so many seconds. */
export function after(seconds: number): Date {
  return new Date(noon.getTime() + seconds * 1000);
}

export function lease(owner: string, seconds = 60): Lease {
  return { owner, until: after(seconds) };
}

export function organizationDraft(key = "city"): Omit<Organization, "id"> {
  return {
    key,
    name: "市招商局",
    pack: "cn-government",
    locale: "zh-CN",
    timezone: "Asia/Shanghai",
    demo: false,
    calendar: null,
    policy: null,
  };
}

export function unitDraft(code = "KFQ"): Omit<Unit, "id"> {
  return {
    name: `开发区 ${code}`,
    shortName: "开发区",
    code,
    group: "parks",
    active: true,
    hours: null,
    timezone: null,
  };
}

export function channelDraft(unitId: number): Omit<Channel, "id"> {
  return {
    address: { platform: "lark", workspace: "t1", id: "oc_1" },
    name: "开发区招商群",
    unitId,
    boardAt: "08:50",
    staleAt: "09:10",
    timezone: "Asia/Shanghai",
    locale: "zh-CN",
    active: true,
    posts: null,
    since: after(-3600).toISOString(),
  };
}

export function record(number: number, changes: Partial<Project> = {}, seq = 1): ProjectRecord {
  const project: Project = {
    number,
    name: `电池项目 ${number}`,
    codeName: "雄鹰",
    company: null,
    amount: null,
    chain: null,
    chainRole: null,
    stage: "lead",
    reached: { lead: "2026-11-23" },
    evidence: {},
    origin: "outside",
    kind: "new",
    contact: null,
    via: null,
    referrer: null,
    secrecy: "L1",
    unitId: 1,
    ownerId: 1,
    next: null,
    needs: null,
    creditCode: null,
    country: null,
    note: null,
    loggedAt: noon.toISOString(),
    progressAt: noon.toISOString(),
    voided: false,
    ...plain,
    ...changes,
  };
  return { project, seq, head: `h${seq}` };
}

/** Every field filled, with text that is hard to store. */
export function fullRecord(number: number): ProjectRecord {
  return record(number, {
    name: "“电池” '项目' \\ % _ ; DROP TABLE \"Project\" 🔋\n二期",
    company: "比亚迪",
    amount: { currency: "CNY", minor: 99_999_999_999_999 },
    chain: "nev",
    chainRole: "fill",
    reached: { lead: "2026-11-01", talk: "2026-11-23" },
    evidence: { 协议编号: '甲 2026 "3"' },
    contact: "王",
    via: "以商招商",
    referrer: "李",
    secrecy: "L2",
    next: { on: "2026-12-01", what: "拜访" },
    needs: "用地",
    creditCode: "91440300192317458F",
    country: "CN",
    note: "备注",
    progressAt: after(5).toISOString(),
  });
}

export function derived(searchText = "", dueAt: Date | null = null): Derived {
  return { searchText, dueAt };
}

export function entry(stream: number, seq: number, changes: Partial<Entry> = {}): Entry {
  const body = {
    changes: { stage: [null, "lead"] as const },
    details: { words: "去了 深圳", 序: seq },
  };
  return {
    subject: "project",
    stream,
    seq,
    kind: "progress",
    at: noon.toISOString(),
    actorId: 1,
    via: "lark:t1/ou_1",
    delivery: "lark:d1",
    rule: "2026.1",
    unitId: 1,
    body,
    prev: seq === 1 ? "" : `h${seq - 1}`,
    hash: createHash("sha256").update(canonicalJson(body)).update(String(stream)).digest("hex"),
    ...changes,
  };
}

export function delivery(key: string, seconds = 0): Omit<InboxRow, "attempts"> {
  return { key, body: JSON.stringify({ line: "/线索 \u0000 “电池”" }), receivedAt: after(seconds) };
}

export function owed(key: string, changes: Partial<OutboxDraft> = {}): OutboxDraft {
  return {
    key,
    kind: "post",
    platform: "slack",
    lane: "slack:T1/C1",
    body: JSON.stringify({ summary: "已记录 \u0000" }),
    createdAt: noon,
    notBefore: noon,
    ...changes,
  };
}

/** The id of a fresh organisation. */
export async function anOrganization(store: Store, key = "city"): Promise<number> {
  return store.write(async (tx) => (await tx.organizations.ensure(organizationDraft(key))).id);
}

export function someone(tx: StoreTx, orgId: number, id: string, name = "张三", unitId?: number) {
  return tx.people.create(orgId, { name, unitId }, { platform: "slack", workspace: "T1", id });
}
