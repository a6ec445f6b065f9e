import { describe, expect, it } from "vitest";
import type { PlatformErrorCode } from "../../../src/errors.ts";
import {
  faultOf,
  faultOfNetwork,
  isCardRefused,
  isTokenRefused,
  LarkFault,
  toPlatformError,
} from "../../../src/adapters/lark/errors.ts";

const refused = (status: number, code: number | undefined, headers = {}): LarkFault => {
  const fault = faultOf(
    status,
    headers,
    code === undefined ? "gateway page" : { code, msg: "secret text of a person" },
  );
  if (!fault) throw new Error("no fault");
  return fault;
};

describe("what Lark answers", () => {
  it("is a success only with code 0 below HTTP 400", () => {
    expect(faultOf(200, {}, { code: 0, msg: "ok" })).toBeUndefined();
    expect(faultOf(200, {}, { code: 230002, msg: "" })).toBeInstanceOf(LarkFault);
    expect(faultOf(400, {}, { code: 0 })).toBeInstanceOf(LarkFault);
    expect(faultOf(200, {}, "{broken")).toBeInstanceOf(LarkFault);
  });

  it.each<[number, number | undefined, PlatformErrorCode]>([
    [429, 99991400, "rate_limited"],
    [400, 99991400, "rate_limited"],
    [400, 230020, "rate_limited"],
    [400, 99991663, "forbidden"],
    [200, 230002, "forbidden"],
    [400, 230013, "forbidden"],
    [400, 232009, "gone"],
    [400, 230031, "gone"],
    [400, 99992351, "gone"],
    [400, 230001, "rejected"],
    [400, 230099, "rejected"],
    [400, 230049, "unavailable"],
    [400, 1234567, "rejected"],
    [200, 1234567, "unknown"],
    [500, undefined, "unknown"],
    [502, undefined, "timeout"],
    [503, undefined, "unavailable"],
    [404, undefined, "rejected"],
  ])("HTTP %i with %s is %s", (status, code, expected) => {
    expect(toPlatformError(refused(status, code)).code).toBe(expected);
  });

  it.each([
    [230002, "230002"],
    [230013, "230013"],
    [232009, "232009"],
    [41050, "41050"],
    // The app's own doing, the message's, or the moment's.
    [99991663, undefined],
    [230006, undefined],
    [230027, undefined],
    [230031, undefined],
    [230020, undefined],
    [230099, undefined],
  ])("%i says of whom it writes to: %s", (code, expected) => {
    expect(toPlatformError(refused(400, code)).unreachable).toBe(expected);
  });

  it("says when to come back", () => {
    const wait = (status: number, code: number, headers = {}): number | undefined =>
      toPlatformError(refused(status, code, headers)).retryAfterMs;
    expect(wait(429, 99991400, { "x-ogw-ratelimit-reset": "7" })).toBe(7000);
    expect(wait(429, 99991400, { "x-ogw-ratelimit-reset": "nonsense" })).toBe(1000);
    expect(wait(400, 230020)).toBe(1000);
    expect(wait(400, 230002, { "x-ogw-ratelimit-reset": "7" })).toBeUndefined();
  });

  it.each<[string, PlatformErrorCode]>([
    ["ECONNRESET", "timeout"],
    ["ECONNABORTED", "timeout"],
    ["ECONNREFUSED", "unavailable"],
    ["ENOTFOUND", "unavailable"],
    ["ESOMETHING", "unknown"],
  ])("a network that says %s is %s", (code, expected) => {
    expect(toPlatformError(faultOfNetwork(Object.assign(new Error("text"), { code }))).code).toBe(expected);
  });

  it("keeps numbers and places, not words", () => {
    const msg =
      "Failed to create card content, ext=ErrCode: 200621; ErrPath: ROOT -> body -> elements -> [2](tag: chart); ErrMsg: 秘密;";
    const fault = faultOf(400, { "x-tt-logid": "header-id" }, { code: 230099, msg, error: { log_id: "20261123ABC" } });
    expect(fault?.message).toBe(
      "lark 230099, HTTP 400, card error 200621 at ROOT -> body -> elements -> [2](tag: chart), log 20261123ABC",
    );
    expect(JSON.stringify(toPlatformError(refused(400, 230001))) + refused(400, 230001).message).not.toContain(
      "secret",
    );
    expect(toPlatformError(fault)).toMatchObject({
      name: "PlatformError",
      code: "rejected",
      cause: fault,
    });
  });

  it("decides what to try again and what to say in plain text", () => {
    expect([99991661, 99991663, 230099].map((code) => isTokenRefused(refused(400, code)))).toEqual([true, true, false]);
    expect([230099, 230025, 230001].map((code) => isCardRefused(toPlatformError(refused(400, code))))).toEqual([
      true,
      true,
      false,
    ]);
    expect(toPlatformError(new TypeError("a mistake")).code).toBe("unknown");
  });
});
