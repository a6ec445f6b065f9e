import type { Clock } from "../clock.ts";
import { makeSecret } from "../chance.ts";
import { draft } from "../delivery/delivery.ts";
import type { Lease, OutboxDraft, OutboxRow } from "../delivery/ports.ts";
import type { Organization } from "../domain/model.ts";
import { castBallot, longestComment, openLink, type OpenLink, type Revisit } from "../domain/requests/rating.ts";
import { settingOf, type Setting } from "../domain/setting.ts";
import { assistant } from "../domain/work.ts";
import type { Locale } from "../locale.ts";
import { catalogueOf } from "../locales/index.ts";
import type { Route, RouteResponse } from "../route.ts";
import type { Store, StoreTx } from "../store/port.ts";
import { revisitMessage } from "../views/ratings.ts";
import { viewOf } from "../views/view.ts";
import { readBallot } from "./ballot.ts";
import { formPage, pageHeaders, wordPage } from "./page.ts";

export interface RatingDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: { lease(): Lease; submit(rows: readonly OutboxRow[]): void };
  /** Of a page about a link that belongs to nobody. */
  readonly locale: Locale;
}

/** More than five hundred signs, each written in twelve characters, and the names around them. */
const bodyLimit = 16 * 1024;

/**
 * Where an enterprise rates what was done, without an account. Looking changes nothing, so that a chat's link preview uses
 * nothing up; the token is in no log, because the server logs routes and not addresses. A link that is wrong, used or
 * expired answers alike, but for the status.
 */
export function ratingRoutes(deps: RatingDeps): readonly Route[] {
  const { store, clock } = deps;
  return [
    {
      method: "GET",
      path: "/rate/:token",
      handle: async ({ params }) => {
        const token = params["token"] ?? "";
        return store.read(async (tx) => {
          const found = await openLink(tx, token, clock.now());
          return typeof found === "object" ? showForm(tx, found) : closed(deps.locale, found === "gone" ? 410 : 404);
        });
      },
    },
    {
      method: "POST",
      path: "/rate/:token",
      handle: async ({ params, body }) => {
        if (body.length > bodyLimit) {
          const { page } = catalogueOf(deps.locale).requests;
          return html(413, wordPage(page, page.closed, page.tooLarge, "closed"));
        }
        return vote(deps, params["token"] ?? "", body);
      },
    },
  ];
}

async function vote({ store, clock, outbox, locale }: RatingDeps, token: string, body: Uint8Array) {
  // Guesses end here: only a link that is good is worth a write.
  const seen = await store.read((tx) => openLink(tx, token, clock.now()));
  if (typeof seen !== "object") return closed(locale, seen === "gone" ? 410 : 404);
  const { answer, rows } = await store.write(
    async (tx): Promise<{ answer: RouteResponse; rows: readonly OutboxRow[] }> => {
      const found = await openLink(tx, token, clock.now());
      if (typeof found !== "object") return { answer: closed(locale, found === "gone" ? 410 : 404), rows: [] };
      const setting = await settingFor(tx, found);
      const { page } = catalogueOf(setting.org.locale).requests;
      const read = readBallot(body, longestComment);
      if ("problem" in read) {
        const problem = read.problem === "choose" ? page.choose : page.tooLong(longestComment);
        return { answer: await showForm(tx, found, { ...read, problem }), rows: [] };
      }
      const now = clock.now();
      const delivery = `rating:${setting.org.key}:${found.link.request}`;
      const work = { tx, ...setting, actor: assistant, now, locale: setting.org.locale, delivery, secret: makeSecret };
      const cast = await castBallot(work, found, read.ballot);
      if (!cast) return { answer: closed(setting.org.locale, 410), rows: [] };
      const drafts = cast.revisit ? await tellCoordinators(tx, setting, cast.revisit, delivery, now) : [];
      return {
        answer: html(200, wordPage(page, page.thanks, page.thanksNote, "done")),
        rows: await tx.outbox.add(drafts, outbox.lease()),
      };
    },
  );
  outbox.submit(rows);
  return answer;
}

async function showForm(
  tx: StoreTx,
  found: OpenLink,
  filled: { readonly level?: string; readonly comment?: string; readonly problem?: string } = {},
): Promise<RouteResponse> {
  const { org } = await settingFor(tx, found);
  const unit = await tx.units.byId(org.id, found.link.unitId);
  const { page } = catalogueOf(org.locale).requests;
  const about = { organization: org.name, unit: unit?.name ?? "", number: found.link.request, limit: longestComment };
  return html(filled.problem === undefined ? 200 : 400, formPage(page, { ...about, ...filled }));
}

async function settingFor(tx: StoreTx, { orgId }: OpenLink): Promise<Setting> {
  const org = (await tx.organizations.all()).find(({ id }: Organization) => id === orgId);
  if (!org) throw new Error(`a rating link of no organisation: ${orgId}`);
  return settingOf(org);
}

/** One message for each coordinator; it commits with the rating that led to it. */
async function tellCoordinators(
  tx: StoreTx,
  setting: Setting,
  { unitId, low, of, coordinators }: Revisit,
  source: string,
  now: Date,
): Promise<readonly OutboxDraft[]> {
  const { org } = setting;
  const unit = await tx.units.byId(org.id, unitId);
  const message = revisitMessage(viewOf(setting, org.locale), { unit: unit?.shortName ?? "", low, of });
  const identities = await tx.people.identities(
    org.id,
    coordinators.filter(({ active }) => active).map(({ id }) => id),
  );
  const first = new Map(identities.toReversed().map(({ memberId, identity }) => [memberId, identity]));
  return [...first.values()].map((person, index) =>
    draft({ target: { kind: "direct", person }, message }, { source, index, now }),
  );
}

function closed(locale: Locale, status: 404 | 410): RouteResponse {
  const { page } = catalogueOf(locale).requests;
  return html(status, wordPage(page, page.closed, page.closedNote, "closed"));
}

function html(status: number, body: string): RouteResponse {
  return { status, headers: pageHeaders, body };
}
