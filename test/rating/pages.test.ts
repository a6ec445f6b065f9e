import { describe, expect, test } from "vitest";
import { decode } from "../../src/delivery/delivery.ts";
import { plain } from "../views/plain.ts";
import { makeOffice, post } from "./office.ts";

/** Where an enterprise rates: what its page says, what it takes, and what nobody learns from it. */

describe("the page of a good link", () => {
  test("says who asks and what becomes of it, and neither company nor words of the request", async () => {
    const { invite, world } = await makeOffice();
    const { link, number } = await invite();
    const response = await fetch(link);
    const html = await response.text();
    expect(response.status).toBe(200);
    for (const said of [
      "聊城经济技术开发区",
      world.org.name,
      `R${number}`,
      "非常满意",
      "非常不满意",
      "自愿",
      "匿名",
      'lang="zh-CN"',
    ])
      expect(html).toContain(said);
    expect(html).not.toMatch(/凤凰|用电/u);
    // No script, nothing from elsewhere, nothing kept, nothing told to whoever is linked.
    expect(html).not.toMatch(/<script|https?:|\son\w+=|@import|url\(/u);
    const header = (name: string) => response.headers.get(name);
    expect(header("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/u,
    );
    expect([
      header("cache-control"),
      header("referrer-policy"),
      header("x-robots-tag"),
      header("x-content-type-options"),
    ]).toEqual(["no-store", "no-referrer", "noindex, nofollow", "nosniff"]);
  });

  test("is in the organisation's language", async () => {
    const { invite } = await makeOffice({ locale: "en" });
    const html = await (await fetch((await invite()).link)).text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain("How did we do?");
    expect(html).toContain("North Park");
    // The organisation's own name apart, it is all English.
    expect(html.replace("测试市招商局", "")).not.toMatch(/(?<!")\p{Script=Han}/u);
  });

  test("looking uses nothing up, as a chat's preview looks", async () => {
    const { invite } = await makeOffice();
    const { link } = await invite();
    for (const method of ["GET", "HEAD", "GET"]) expect((await fetch(link, { method })).status).toBe(200);
    expect((await post(link, { level: "5" })).status).toBe(200);
  });
});

describe("what is posted", () => {
  test("without a level comes back with what was written, and can be sent again", async () => {
    const { invite } = await makeOffice();
    const { link } = await invite();
    const response = await post(link, { comment: 'a "b" <i>c</i> &amp;' });
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain('role="alert"');
    expect(html).toContain("请先选一项满意程度");
    expect(html).toContain("a &#34;b&#34; &#60;i&#62;c&#60;/i&#62; &#38;amp;");
    const long = await post(link, { level: "4", comment: "长".repeat(501) });
    expect(long.status).toBe(400);
    expect(await long.text()).toMatch(/最多 500 字[\s\S]*value="4" required checked/u);
    expect((await post(link, { level: "4", comment: "长".repeat(500) })).status).toBe(200);
  });

  test.each([
    ["a script", { level: "1", comment: "<script>alert(1)</script>" }, "<script>alert(1)</script>"],
    ["controls and a NUL", { level: "1", comment: "a\u0000b\u0007c\r\nd" }, "abc\nd"],
    ["blanks alone", { level: "1", comment: "  \n " }, null],
    ["an emoji for each sign", { level: "1", comment: "😀".repeat(500) }, "😀".repeat(500)],
  ])("%s is kept as the text it is, on both databases", async (_what, fields, comment) => {
    for (const dialect of ["sqlite", "postgresql"] as const) {
      const { invite, world } = await makeOffice({ dialect });
      const { link } = await invite();
      const response = await post(link, fields);
      expect(response.status).toBe(200);
      expect(await response.text()).not.toContain("<script>");
      expect(await world.store.read((tx) => tx.ratings.all(world.org.id))).toMatchObject([{ stars: 1, comment }]);
      expect((await world.verify()).findings).toEqual([]);
    }
  });

  test.each([
    ["a level there is not", { level: "6" }, 400],
    ["a level that is no number", { level: "5; drop" }, 400],
    ["half a character", new Uint8Array([0x6c, 0x3d, 0xff, 0xfe]), 400],
    ["nothing", "", 400],
    ["a heap", `level=5&comment=${"a".repeat(17_000)}`, 413],
  ])("%s changes nothing", async (_what, body, status) => {
    const { invite, world } = await makeOffice();
    const { link } = await invite();
    expect((await post(link, body)).status).toBe(status);
    expect(await world.store.read((tx) => tx.ratings.all(world.org.id))).toEqual([]);
    expect((await post(link, { level: "5" })).status).toBe(200);
  });
});

describe("a link that is of no use", () => {
  test("wrong, used, void or expired, says the same and nothing about a request", async () => {
    const { invite, world, url } = await makeOffice();
    const [used, late] = [await invite(), await invite()];
    expect((await post(used.link, { level: "3" })).status).toBe(200);
    world.now = new Date("2026-12-25T00:00:00+08:00");
    const links: readonly (readonly [string, number])[] = [
      [used.link, 410],
      [late.link, 410],
      [`${url}/rate/${"A".repeat(43)}`, 404],
      [`${url}/rate/x`, 404],
      [`${url}/rate/%00%27%20OR%201=1`, 404],
    ];
    const bodies = new Set<string>();
    for (const [link, status] of links) {
      for (const response of [await fetch(link), await post(link, { level: "1" })]) {
        expect(response.status, link).toBe(status);
        bodies.add(await response.text());
      }
    }
    expect(bodies.size).toBe(1);
    expect([...bodies][0]).toContain("这个链接现在不能使用");
    expect([...bodies][0]).not.toMatch(/R\d|开发区/u);
    expect(await world.store.read((tx) => tx.ratings.all(world.org.id))).toHaveLength(1);
  });

  test.each(["sqlite", "postgresql"] as const)("pressed by many at once counts once, in %s", async (dialect) => {
    const { invite, world } = await makeOffice({ dialect });
    const { link } = await invite();
    const all = await Promise.all([1, 2, 3, 4, 5, 1, 2, 3].map((level) => post(link, { level: String(level) })));
    expect(all.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 410)]);
    expect(await world.store.read((tx) => tx.ratings.all(world.org.id))).toHaveLength(1);
    expect((await world.verify()).findings).toEqual([]);
  });
});

test("no log has a token or a word of a comment, not even when the database is away", async () => {
  const { invite, breakStore, logged } = await makeOffice();
  const { link, token } = await invite();
  await post(link, { level: "9", comment: "秘密的话" });
  breakStore();
  const response = await post(link, { level: "5", comment: "秘密的话" });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain(token);
  expect((await fetch(link)).status).toBe(500);
  expect(logged()).toContain("/rate/:token");
  expect(logged()).not.toContain(token);
  expect(logged()).not.toContain("秘密");
});

test("a handful with low ones in it is told to the coordinator, once, and of the handful", async () => {
  const { invite, sent, world } = await makeOffice();
  for (const level of ["1", "5", "5", "2"]) await post((await invite()).link, { level, comment: "暗语" });
  expect(sent).toEqual([]);
  await post((await invite()).link, { level: "4" });
  const [row, ...more] = sent.map(({ body }) => decode(body));
  expect(more).toEqual([]);
  expect(row?.target).toMatchObject({ kind: "direct", person: { id: "赵六" } });
  const text = row ? plain(row.message) : "";
  expect(text).toContain("KFQ最近 5 件企业评价中有 2 件不满意，请安排回访近期办结的诉求。");
  expect(text).not.toMatch(/暗语|R\d/u);
  expect((await world.verify()).findings).toEqual([]);
});
