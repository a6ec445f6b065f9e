import { plain } from "../../src/domain/fold.ts";
import type { Actor, Project, Role } from "../../src/domain/model.ts";
import type { FundsClaim } from "../../src/domain/models/funds.ts";

/** A project with every field filled, for what is decided from a project alone. */
export function aProject(changes: Partial<Project> = {}): Project {
  return {
    number: 12,
    name: "凤凰电池项目",
    codeName: "青松12",
    company: "凤凰新能源股份有限公司",
    amount: { currency: "CNY", minor: 5e11 },
    chain: "新能源汽车",
    chainRole: "fill",
    stage: "signed",
    reached: { lead: "2026-03-02", signed: "2026-11-20" },
    evidence: { "signed.contract": "HT-2026-08" },
    origin: "attracted",
    kind: "new",
    contact: "王总 13800000000",
    via: "chamber",
    referrer: "刘会长",
    secrecy: "L1",
    unitId: 1,
    ownerId: 7,
    next: { on: "2026-12-02", what: "董事长来考察" },
    needs: "工业用地三百亩",
    creditCode: "91350100M000100Y43",
    country: "新加坡",
    note: "对方要求保密",
    loggedAt: "2026-03-02T02:00:00.000Z",
    progressAt: "2026-11-20T02:00:00.000Z",
    voided: false,
    ...plain,
    ...changes,
  };
}

export function anActor(id: number, unitId: number | undefined, roles: readonly Role[] = []): Actor {
  return {
    id,
    name: `人${id}`,
    unitId,
    roles,
    active: true,
    identity: { platform: "slack", workspace: "T1", id: `U${id}` },
  };
}

/** A claim that waits for the verifier. */
export function aClaim(changes: Partial<FundsClaim> = {}): FundsClaim {
  return {
    number: 1,
    amount: { currency: "CNY", minor: 1e10 },
    on: "2026-11-05",
    bookedOn: "2026-11-05",
    late: null,
    source: "province",
    evidence: "回单",
    unitId: 1,
    byId: 7,
    at: "2026-11-05T02:00:00.000Z",
    state: "claimed",
    verifiedMinor: 0,
    decidedById: null,
    decidedAt: null,
    reason: null,
    over: null,
    ...changes,
  };
}
