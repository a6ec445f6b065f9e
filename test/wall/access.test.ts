import { describe, expect, test } from "vitest";
import { makeHall, token } from "./hall.ts";

/** Who may look at the wall: this machine, and screens that have given the token. */

const elsewhere = { host: "0.0.0.0", token } as const;
const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";

describe("on this machine's own address", () => {
  test("nobody is asked, and no answer is kept by anybody", async () => {
    const { ask } = await makeHall();
    for (const host of ["localhost:3000", "127.0.0.1", "[::1]:3000"]) {
      const [page, data] = [await ask("/wall", { host }), await ask("/wall/data", { host })];
      expect([page.status, data.status]).toEqual([200, 200]);
      expect(page.headers["content-security-policy"]).toContain("script-src 'self'; style-src 'self'");
      expect([page.headers["cache-control"], data.headers["cache-control"]]).toEqual(["no-store", "no-store"]);
      expect([page.headers["x-robots-tag"], page.headers["x-content-type-options"]]).toEqual([
        "noindex, nofollow",
        "nosniff",
      ]);
      expect(page.text).not.toMatch(/<script(?! type="module" src="wall\/[\w-]+\/wall\.js">)|\sstyle=|\son\w+=/u);
    }
  });

  test.each([
    ["another name, as after DNS rebinding", { host: "evil.example:3000" }],
    ["a name that only begins alike", { host: "localhost.evil.example" }],
    ["a proxy before it", { host: "127.0.0.1:3000", "x-forwarded-for": "203.0.113.9" }],
    ["another kind of proxy", { host: "localhost", forwarded: "for=203.0.113.9" }],
  ])("%s is turned away", async (_what, headers) => {
    const { ask, looked } = await makeHall();
    const page = await ask("/wall", headers);
    expect(page.status).toBe(403);
    expect(page.text).toContain("XIANFENG_WALL_TOKEN");
    expect(await ask("/wall/data", headers)).toMatchObject({ status: 403, text: '{"error":"token"}' });
    expect(looked).toEqual(["refused", "refused"]);
  });

  test("a public address means that others come, whatever their Host says", async () => {
    const { ask } = await makeHall({ access: { publicUrl: "https://wall.example.org" } });
    expect((await ask("/wall", { host: "127.0.0.1:3000" })).status).toBe(403);
    expect((await ask("/wall/data", { host: "127.0.0.1:3000" })).status).toBe(403);
  });

  test("another site's script does not read it", async () => {
    const { ask } = await makeHall();
    expect((await ask("/wall/data", { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await ask("/wall/data", { "sec-fetch-site": "same-origin" })).status).toBe(200);
  });
});

describe("elsewhere", () => {
  test("without a token set, one sentence says what to set", async () => {
    const { ask, signIn } = await makeHall({ access: { host: "0.0.0.0" } });
    const page = await ask("/wall");
    expect(page.status).toBe(403);
    expect(page.text).toContain("请先设置 XIANFENG_WALL_TOKEN（至少 24 个字符），再重新启动。");
    expect(page.text).not.toContain("<form");
    expect((await ask("/wall/data")).status).toBe(403);
    expect((await signIn(token)).headers.get("set-cookie")).toBeNull();
  });

  test("the token is asked for once, and the cookie is not the token", async () => {
    const { ask, signIn, logged } = await makeHall({ access: elsewhere });
    const asked = await ask("/wall");
    expect(asked.status).toBe(403);
    expect(asked.text).toContain('<form method="post" action="wall/sign-in"');
    expect(asked.headers["referrer-policy"]).toBe("same-origin");
    expect((await ask("/wall/data")).status).toBe(403);

    const signedIn = await signIn(token);
    expect([signedIn.status, signedIn.headers.get("location")]).toEqual([303, "../wall"]);
    expect(signedIn.headers.get("set-cookie")).toMatch(
      /^xianfeng_wall=\d+\.[\w-]{43}; Path=\/wall; Max-Age=2592000; HttpOnly; SameSite=Strict$/u,
    );
    expect(signedIn.headers.get("set-cookie")).not.toContain(token);
    const cookie = cookieOf(signedIn);
    expect((await ask("/wall", { cookie })).text).toContain('id="stage"');
    expect((await ask("/wall/data", { cookie: `other=1; ${cookie}` })).status).toBe(200);
    expect(logged()).not.toContain(token);
    expect(logged()).not.toContain(cookie.split(".")[1]);
  });

  test("what is behind the address never reaches the server, and nothing in a query counts", async () => {
    const { ask } = await makeHall({ access: elsewhere });
    expect((await ask(`/wall?token=${token}`)).status).toBe(403);
    expect((await ask(`/wall/data?token=${token}`)).status).toBe(403);
  });

  test("over https the cookie stays on https, and the proxy's Host does not matter", async () => {
    const { signIn } = await makeHall({ access: { ...elsewhere, publicUrl: "https://wall.example.org" } });
    const signedIn = await signIn(token, { origin: "https://wall.example.org", "sec-fetch-site": "same-origin" });
    expect(signedIn.status).toBe(303);
    expect(signedIn.headers.get("set-cookie")).toMatch(/; SameSite=Strict; Secure$/u);
  });

  test.each([
    ["another site's form", { origin: "https://evil.example" }],
    ["a site that hides where it is", { origin: "null" }],
    ["another site on the same host", { origin: "http://127.0.0.1:1" }],
    ["nobody says from where", {}],
  ])("%s signs nobody in", async (_what, headers) => {
    const { signIn } = await makeHall({ access: elsewhere });
    const response = await signIn(token, headers);
    expect(response.status).toBe(403);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  test("a cookie is good for thirty days and for this token alone", async () => {
    const { ask, signIn, world } = await makeHall({ access: elsewhere });
    const cookie = cookieOf(await signIn(token));
    const [until = "", signature = ""] = cookie.split("=")[1]?.split(".") ?? [];
    const forged = [
      `xianfeng_wall=${Number(until) + 1}.${signature}`,
      `xianfeng_wall=${until}.${"A".repeat(43)}`,
      `xianfeng_wall=${until}.`,
      `xianfeng_wall=${token}`,
      "xianfeng_wall=",
    ];
    for (const one of forged) expect((await ask("/wall/data", { cookie: one })).status, one).toBe(403);
    const other = await makeHall({ world, access: { ...elsewhere, token: `${token}-other` } });
    expect((await other.ask("/wall/data", { cookie })).status).toBe(403);
    world.after(30 * 24 * 60 - 1);
    expect((await ask("/wall/data", { cookie })).status).toBe(200);
    world.after(1);
    expect((await ask("/wall/data", { cookie })).status).toBe(403);
  });

  test("a screen that is in use never has to sign in again", async () => {
    const { ask, signIn, world } = await makeHall({ access: elsewhere });
    let cookie = cookieOf(await signIn(token));
    expect((await ask("/wall/data", { cookie })).headers["set-cookie"]).toBeUndefined();
    for (let week = 1; week <= 10; week++) {
      world.after(7 * 24 * 60);
      const { status, headers } = await ask("/wall/data", { cookie });
      expect(status).toBe(200);
      cookie = headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
    }
  });

  test("wrong tries are told so, and after ten of them all wait a minute", async () => {
    const { signIn, world, logged } = await makeHall({ access: elsewhere });
    for (const given of ["", token.slice(1), `${token}x`, token.toUpperCase(), "密".repeat(30), "a".repeat(3_000)]) {
      const response = await signIn(given);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain("口令不对，请核对后再试。");
    }
    for (let more = 0; more < 4; more++) expect((await signIn("guess")).status).toBe(403);
    const held = await signIn(token);
    expect([held.status, held.headers.get("retry-after"), held.headers.get("set-cookie")]).toEqual([429, "60", null]);
    expect(await held.text()).toContain("请一分钟后再试");
    world.after(1);
    expect((await signIn(` ${token}\n`)).status).toBe(303);
    expect(logged()).not.toContain("guess");
    expect(logged()).not.toContain(token.slice(1));
  });

  test("a heap instead of a token is not read", async () => {
    const { signIn } = await makeHall({ access: elsewhere });
    expect((await signIn("a".repeat(5_000))).status).toBe(413);
  });
});

test("a database that is away is an error for the data, and the page comes up all the same", async () => {
  const { away, ask, looked, logged } = await makeHall({ access: elsewhere });
  away(true);
  const local = await makeHall();
  local.away(true);
  expect((await local.ask("/wall")).status).toBe(200);
  expect((await local.ask("/wall/data")).status).toBe(500);
  local.away(false);
  expect((await local.ask("/wall/data")).status).toBe(200);
  expect(local.looked).toEqual(["shown", "failed", "shown"]);
  // Whoever may not look costs no reading.
  expect((await ask("/wall/data")).status).toBe(403);
  expect(looked).toEqual(["refused"]);
  expect(logged()).toBe("");
});

test("in English, and light where that is asked for", async () => {
  const { ask } = await makeHall({ locale: "en", pack: "edo", access: elsewhere });
  const page = await ask("/wall?theme=light");
  expect(page.text).toContain('<html lang="en" data-theme="light">');
  expect(page.text).toContain("Open the wallboard");
  expect(page.text).not.toMatch(/\p{Script=Han}/u);
});
