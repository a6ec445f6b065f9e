import { onTestFinished } from "vitest";
import type { OutboxRow } from "../../src/delivery/ports.ts";
import { createHttpServer } from "../../src/http/server.ts";
import type { Locale } from "../../src/locale.ts";
import type { Logger } from "../../src/log.ts";
import { ratingRoutes } from "../../src/rating/routes.ts";
import { makeWorld, type DomainWorld } from "../domain/world.ts";

export interface RatingOffice {
  readonly world: DomainWorld;
  readonly url: string;
  /** Everything that was logged. */
  readonly logged: () => string;
  readonly sent: readonly OutboxRow[];
  /** A request that is done, and the address of its link. */
  invite(): Promise<{ readonly number: number; readonly token: string; readonly link: string }>;
  /** Makes every statement fail from now on. */
  breakStore(): void;
}

/** The rating pages on a real server and store, over an office with one unit. Ends with the test. */
export async function makeOffice(
  options: { readonly locale?: Locale; readonly dialect?: "sqlite" | "postgresql" } = {},
): Promise<RatingOffice> {
  const { locale = "zh-CN", dialect = "sqlite" } = options;
  const world = await makeWorld({ locale, dialect, pack: locale === "en" ? "edo" : "cn-government" });
  const en = locale === "en";
  const unit = await world.unit(
    "KFQ",
    en ? { name: "North Park", shortName: "North" } : { name: "聊城经济技术开发区" },
  );
  const ada = await world.person("张三", unit);
  await world.person("赵六", undefined, ["coordinator"]);
  await world.by(ada, ({ leads }) => leads.log({ name: "电池项目" }));
  let log = "";
  let broken = false;
  const write = (fields: object, message: string): void => void (log += `${JSON.stringify(fields)} ${message}\n`);
  const logger: Logger = { debug: write, info: write, warn: write, error: write, child: () => logger };
  const sent: OutboxRow[] = [];
  const store: DomainWorld["store"] = {
    ...world.store,
    read: (work) => (broken ? Promise.reject(new Error("no database")) : world.store.read(work)),
    write: (work) => (broken ? Promise.reject(new Error("no database")) : world.store.write(work)),
  };
  const outbox = {
    lease: () => ({ owner: "test", until: new Date("2027-12-31T00:00:00Z") }),
    submit: (rows: readonly OutboxRow[]) => void sent.push(...rows),
  };
  const server = createHttpServer({
    logger,
    routes: ratingRoutes({ store, clock: { now: () => world.now }, outbox, locale }),
  });
  const { port } = await server.listen(0, "127.0.0.1");
  onTestFinished(() => server.close());
  const url = `http://127.0.0.1:${port}`;
  return {
    world,
    url,
    sent,
    logged: () => log,
    invite: () =>
      world.by(ada, async ({ requests }) => {
        const input = { company: "凤凰轴承公司", text: "用电容量不足", complex: false, project: 1 };
        const { number } = (await requests.log(input)).record.request;
        await requests.solve(number, "已增容");
        const { token } = await requests.invite(number);
        return { number, token, link: `${url}/rate/${token}` };
      }),
    breakStore() {
      broken = true;
    },
  };
}

export function post(
  link: string,
  fields: Readonly<Record<string, string>> | string | Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const body = typeof fields === "string" || fields instanceof Uint8Array ? fields : new URLSearchParams(fields);
  return fetch(link, { method: "POST", body, headers: { "content-type": "application/x-www-form-urlencoded" } });
}
